package org.portabledevices.engine.time;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.portabledevices.engine.log.EngineLog;

/**
 * Watches all times of the engine (contract 6.3): never early, late by at most one tick and what the machine's load adds. Scheduling and cancelling cost the same
 * whatever is pending, and leave nothing behind (6.1). Safe for use by any thread.
 * <p>
 * A hashed wheel: time is cut into ticks of {@value #TICK_NANOS} ns, and a timeout lies in the slot of its tick. One thread {@linkplain #run() runs} it, and sleeps to
 * the end of the next tick that has something; without any, until something is scheduled.
 */
public final class TimerWheel implements Runnable, AutoCloseable {

	static final int TICK_SHIFT = 23;
	static final long TICK_NANOS = 1L << TICK_SHIFT;
	static final int STRIPES = 4;

	private final Clock clock;
	private final EngineLog log;
	private final long origin;
	private final Stripe[] stripes = new Stripe[STRIPES];
	/** When the thread will look at everything anyway. Whoever schedules something for before that brings it forward, and wakes the thread. */
	private final AtomicLong wakeAt = new AtomicLong(Long.MIN_VALUE);
	private volatile Thread runner;
	private volatile boolean closed;

	/**
	 * Makes a wheel. Nothing expires before somebody calls {@link #run()} or {@link #advance()}.
	 *
	 * @param clock the time.
	 * @param log where a timeout that throws is written.
	 */
	public TimerWheel(Clock clock, EngineLog log) {
		this.clock = requireNonNull(clock, "clock");
		this.log = requireNonNull(log, "log");
		origin = clock.nanos();
		for (int i = 0; i < STRIPES; i++) {
			stripes[i] = new Stripe();
		}
	}

	/**
	 * Makes a timeout expire later. If it is scheduled, the new time takes the place of the old one. After {@link #close()} it does nothing.
	 *
	 * @param timeout the timeout.
	 * @param delayNanos when, from now; zero or less for the next {@linkplain #advance() advance}.
	 */
	public void schedule(Timeout timeout, long delayNanos) {
		long now = elapsed();
		boolean atOnce = delayNanos <= 0;
		long due = atOnce ? now : now + delayNanos;
		if (due < now) {
			due = Long.MAX_VALUE; // in 292 years
		}
		stripes[timeout.stripe].schedule(timeout, due, atOnce);
		wakeBy(due);
	}

	/**
	 * Prevents a timeout from expiring.
	 *
	 * @param timeout the timeout.
	 * @return true if it was scheduled, and then it is not called; false if it was not, and then it has been called, or is being called, for the last time.
	 */
	public boolean cancel(Timeout timeout) {
		return stripes[timeout.stripe].cancel(timeout);
	}

	/** Expires everything that is due by now. For the thread, and for tests. */
	public void advance() {
		long now = elapsed();
		for (Stripe stripe : stripes) {
			stripe.collect(now);
			for (Timeout timeout = stripe.takeDue(); timeout != null; timeout = stripe.takeDue()) {
				expire(timeout);
			}
		}
	}

	/**
	 * Tells how many timeouts are scheduled.
	 *
	 * @return their number; while others schedule and cancel, an estimate.
	 */
	public int size() {
		int size = 0;
		for (Stripe stripe : stripes) {
			size += stripe.size();
		}
		return size;
	}

	/** Expires what is due, until the wheel is closed. The body of the thread that watches; an interrupt does not end it. */
	@Override
	public void run() {
		runner = Thread.currentThread();
		try {
			while (!closed) {
				advance();
				parkUntilDue();
				Thread.interrupted();
			}
		} finally {
			runner = null;
		}
	}

	/** Drops everything that is scheduled, and ends the thread. */
	@Override
	public void close() {
		closed = true;
		for (Stripe stripe : stripes) {
			stripe.close();
		}
		LockSupport.unpark(runner);
	}

	/**
	 * No wake-up is lost: the thread first says when it will wake, and then looks again. Either it sees there what was added before, or what is added later (under
	 * the same locks) sees what it said, and wakes it if need be.
	 */
	private void parkUntilDue() {
		long wake = nextWake();
		wakeAt.set(wake);
		if (nextWake() < wake || closed) {
			return;
		}
		if (wake == Long.MAX_VALUE) {
			LockSupport.park(this);
		} else {
			LockSupport.parkNanos(this, wake - elapsed());
		}
	}

	/** Of all who schedule something early, only those wake the thread who find that it would sleep too long; one in a tick, as a rule. */
	private void wakeBy(long due) {
		long wake = due > Long.MAX_VALUE - TICK_NANOS ? Long.MAX_VALUE : (due >> TICK_SHIFT) + 1 << TICK_SHIFT;
		long planned = wakeAt.get();
		while (wake < planned) {
			if (wakeAt.compareAndSet(planned, wake)) {
				LockSupport.unpark(runner);
				return;
			}
			planned = wakeAt.get();
		}
	}

	/** Answers by when something must be looked at, counted from the making of the wheel. */
	long nextWake() {
		long wake = Long.MAX_VALUE;
		for (Stripe stripe : stripes) {
			wake = Math.min(wake, stripe.nextWake());
		}
		return wake;
	}

	private void expire(Timeout timeout) {
		try {
			timeout.expired();
		} catch (Throwable e) {
			complain(e);
		}
	}

	/** Whatever happens, the thread goes on: all times of the engine depend on it. */
	private void complain(Throwable cause) {
		try {
			log.warn("a timeout failed", cause);
		} catch (Throwable e) {
			// then nobody can be told
		}
	}

	private long elapsed() {
		return clock.nanos() - origin;
	}
}
