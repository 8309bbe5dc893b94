package org.portabledevices.sim.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A time that passes when a test says so: what is due is done by the test's thread, in the order in which it is due. */
public final class VirtualTime implements SimulatedTime {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final PriorityQueue<Entry> queue = new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparing(Entry::number));
	private Instant now = Instant.parse("2026-05-04T10:20:30Z");
	private long count;

	private record Entry(Instant due, long number, Runnable action) {
	}

	@Override
	public synchronized Instant now() {
		return now;
	}

	@Override
	public void execute(Runnable action) {
		schedule(Duration.ZERO, action);
	}

	@Override
	public synchronized Appointment schedule(Duration delay, Runnable action) {
		Entry entry = new Entry(now.plus(delay), count++, action);
		queue.add(entry);
		notifyAll();
		return () -> cancel(entry);
	}

	/** Does what is due now. */
	public VirtualTime settle() {
		return advance(Duration.ZERO);
	}

	/** Lets time pass. */
	public VirtualTime advance(Duration duration) {
		Instant until = now().plus(duration);
		for (Entry entry = next(until); entry != null; entry = next(until)) {
			entry.action.run();
		}
		return this;
	}

	/** Lets time pass from one thing that is due to the next, while there is one, and answers how much has passed. */
	public Duration exhaust() {
		Instant begin = now();
		for (Entry entry = next(Instant.MAX); entry != null; entry = next(Instant.MAX)) {
			entry.action.run();
		}
		return Duration.between(begin, now());
	}

	/** Tells how many things are to be done. */
	public synchronized int pending() {
		return queue.size();
	}

	/** Waits, in real time and bounded, until another thread has made an appointment. */
	public synchronized void awaitAppointment() throws InterruptedException {
		long end = System.nanoTime() + LIMIT.toNanos();
		while (queue.isEmpty()) {
			long left = (end - System.nanoTime()) / 1_000_000;
			if (left <= 0) {
				throw new AssertionError("nobody made an appointment within " + LIMIT);
			}
			wait(left);
		}
	}

	private synchronized void cancel(Entry entry) {
		queue.remove(entry);
	}

	private synchronized Entry next(Instant until) {
		Entry entry = queue.peek();
		if (entry == null || entry.due.isAfter(until)) {
			if (!until.equals(Instant.MAX)) {
				now = until;
			}
			return null;
		}
		now = entry.due;
		return queue.poll();
	}
}
