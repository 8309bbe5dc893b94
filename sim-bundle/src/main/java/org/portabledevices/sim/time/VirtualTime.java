package org.portabledevices.sim.time;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A time that passes when somebody says so: half a minute is over at once, and always in the same order.
 * <p>
 * {@link #VirtualTime() Without a thread}, whoever lets time pass also does what is due; until then nothing is done. {@link #withThread With a thread}, what is due now
 * is done at once, as in real time, and {@link #advance} returns when all that was due by then has been done. Safe for use by several threads.
 */
public final class VirtualTime implements SimulatedTime {

	private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);
	private static final Instant BEGIN = Instant.parse("2026-05-04T10:20:30Z");

	private final PriorityQueue<Entry> queue = new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparing(Entry::number));
	private final List<Consumer<Duration>> listeners = new CopyOnWriteArrayList<>();
	/** Held by who lets time pass: one after another. */
	private final Object passing = new Object();
	private Instant now = BEGIN;
	private long count;
	/** {@code null} if who lets time pass does what is due. */
	private final Thread thread;
	/** Whether the thread is doing something. */
	private boolean busy;
	/** Whether time has just gone on, and others that go along have not been told. */
	private boolean held;
	private boolean closed;

	private record Entry(Instant due, long number, Runnable action) {
	}

	/** Makes a time without a thread. */
	public VirtualTime() {
		thread = null;
	}

	private VirtualTime(String name, Consumer<Throwable> failures) {
		thread = new Thread(null, () -> run(failures), name, 0, false);
		thread.setDaemon(true);
		thread.setContextClassLoader(VirtualTime.class.getClassLoader());
	}

	/**
	 * Makes a time with a thread.
	 *
	 * @param name names the thread.
	 * @param failures is told what an action throws.
	 */
	public static VirtualTime withThread(String name, Consumer<Throwable> failures) {
		VirtualTime time = new VirtualTime(name, requireNonNull(failures, "failures"));
		time.thread.start();
		return time;
	}

	/** Adds who is told how far time has gone, each time that it has, and before what is due then is done: another clock that goes along, for example. */
	public void addListener(Consumer<Duration> listener) {
		listeners.add(requireNonNull(listener, "listener"));
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
		if (!closed) {
			queue.add(entry);
			notifyAll();
		}
		return () -> cancel(entry);
	}

	/** Lets no time pass, but has what is due now done. */
	public VirtualTime settle() {
		return advance(Duration.ZERO);
	}

	/**
	 * Lets time pass, from one thing that is due to the next.
	 *
	 * @throws IllegalStateException on the time's own thread, which would wait for itself, and when that thread is stuck for half a minute.
	 */
	public VirtualTime advance(Duration duration) {
		if (duration.isNegative()) {
			throw new IllegalArgumentException("time does not go back by " + duration);
		}
		requireOtherThread();
		synchronized (passing) {
			Instant until = now().plus(duration);
			while (step(until)) {
				// as far as the next thing that is due
			}
		}
		return this;
	}

	/** Lets time pass while anything is to be done, and answers how much has passed. */
	public Duration exhaust() {
		requireOtherThread();
		synchronized (passing) {
			Instant begin = now();
			while (step(Instant.MAX)) {
				// to the next thing that is due, whenever that is
			}
			return Duration.between(begin, now());
		}
	}

	/** Tells how many things are to be done, now or later. */
	public synchronized int pending() {
		return queue.size();
	}

	/** Waits, in real time and bounded, until there is something to be done. */
	public synchronized void awaitAppointment() throws InterruptedException {
		long end = System.nanoTime() + LIMIT_NANOS;
		while (queue.isEmpty()) {
			await(end, "nobody made an appointment");
		}
	}

	@Override
	public synchronized void close() {
		closed = true;
		queue.clear();
		notifyAll();
	}

	/** Does what is due now, or else goes to what is due next; false if there was nothing to go to. */
	private boolean step(Instant until) {
		Entry entry;
		Duration gap;
		synchronized (this) {
			if (thread != null) {
				awaitIdle();
			}
			entry = thread == null ? takeDue() : null;
			gap = entry == null ? gap(until) : Duration.ZERO;
			now = now.plus(gap);
			held = !gap.isZero();
		}
		if (entry != null) {
			entry.action.run();
		} else if (!gap.isZero()) {
			try {
				listeners.forEach(listener -> listener.accept(gap));
			} finally {
				release();
			}
		}
		return entry != null || !gap.isZero();
	}

	private synchronized void release() {
		held = false;
		notifyAll();
	}

	/** Tells how far it is to what is due next, but no farther than to a moment. */
	private Duration gap(Instant until) {
		Entry entry = queue.peek();
		if (entry != null && !entry.due.isAfter(until)) {
			return Duration.between(now, entry.due.isAfter(now) ? entry.due : now);
		}
		return until.equals(Instant.MAX) ? Duration.ZERO : Duration.between(now, until);
	}

	private Entry takeDue() {
		Entry entry = queue.peek();
		return entry == null || held || entry.due.isAfter(now) ? null : queue.poll();
	}

	/** The thread's body. */
	private void run(Consumer<Throwable> failures) {
		for (Entry entry = awaitDue(); entry != null; entry = awaitDue()) {
			try {
				entry.action.run();
			} catch (RuntimeException | Error e) { // one thing that fails is no reason not to do the others
				failures.accept(e);
			}
		}
	}

	private synchronized Entry awaitDue() {
		busy = false;
		notifyAll();
		while (!closed) {
			Entry entry = takeDue();
			if (entry != null) {
				busy = true;
				return entry;
			}
			try {
				wait();
			} catch (InterruptedException e) {
				closed = true; // only who owns the thread could have done that
			}
		}
		return null;
	}

	private void requireOtherThread() {
		if (Thread.currentThread() == thread) {
			throw new IllegalStateException("what happens in a device's time cannot let that time pass");
		}
	}

	private void awaitIdle() {
		long end = System.nanoTime() + LIMIT_NANOS;
		try {
			while (!closed && (busy || !queue.isEmpty() && !queue.peek().due.isAfter(now))) {
				await(end, "what is due now is not done");
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while time passed", e);
		}
	}

	private void await(long end, String otherwise) throws InterruptedException {
		long left = end - System.nanoTime();
		if (left <= 0) {
			throw new IllegalStateException("%s within %d s".formatted(otherwise, TimeUnit.NANOSECONDS.toSeconds(LIMIT_NANOS)));
		}
		TimeUnit.NANOSECONDS.timedWait(this, left);
	}

	private synchronized void cancel(Entry entry) {
		queue.remove(entry);
	}
}
