package org.portabledevices.ptp.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long the waits of one transaction may still take: silence and stall count from the last byte; an end, once set,
 * bounds all of them together. Safe for use by several threads: one waits, any other sets the end and wakes it.
 */
public final class Waits {
	private final LongSupplier clock;
	private final boolean systemClock;
	private final long silence;
	private final long stall;
	private volatile long end;
	private volatile boolean ends;
	/** Of the waiting thread: by when what is being waited for must be there as a whole, however its bytes drip. */
	private long whole;
	private boolean bounded;

	/**
	 * Makes the waits of a transaction.
	 *
	 * @param limits the session's limits.
	 * @param silence the limit for silence of this transaction.
	 */
	public Waits(Limits limits, Duration silence) {
		this.clock = limits.clock();
		this.systemClock = limits.systemClock();
		this.silence = nanos(silence);
		this.stall = nanos(limits.stall());
	}

	private static long nanos(Duration limit) {
		try {
			return Math.min(limit.toNanos(), Long.MAX_VALUE / 4);
		} catch (ArithmeticException e) {
			return Long.MAX_VALUE / 4;
		}
	}

	/**
	 * Answers the time.
	 *
	 * @return nanoseconds from any origin.
	 */
	public long now() {
		return clock.getAsLong();
	}

	/**
	 * Ends all waits a time from now; of several ends the first set counts. Whoever waits must then be woken.
	 *
	 * @param limit how long.
	 */
	public synchronized void endAfter(Duration limit) {
		if (!ends) {
			end = now() + nanos(limit);
			ends = true;
		}
	}

	/**
	 * Bounds the waits from now on as a whole, however often a byte comes, until this is called again. By the waiting thread.
	 *
	 * @param limit how long.
	 */
	public void within(Duration limit) {
		whole = now() + nanos(limit);
		bounded = true;
	}

	/**
	 * Tells whether an end was set and has come. Who is never kept waiting asks this.
	 *
	 * @return whether no wait may begin any more.
	 */
	public boolean isOver() {
		return ends && end - now() <= 0;
	}

	/**
	 * Answers how long to wait for bytes.
	 *
	 * @param since when the last byte came, or the wait began.
	 * @return nanoseconds, 0 or less when the time is over.
	 */
	public long toRead(long since) {
		return remaining(since + silence);
	}

	/**
	 * Answers how long to wait until bytes can be sent.
	 *
	 * @param since when the last byte was sent, or the wait began.
	 * @return nanoseconds, 0 or less when the time is over.
	 */
	public long toWrite(long since) {
		return remaining(since + stall);
	}

	private long remaining(long until) {
		long now = now();
		long left = ends ? Math.min(until - now, end - now) : until - now;
		return bounded ? Math.min(left, whole - now) : left;
	}

	/**
	 * Tells whether what was to come within a limit took too long as a whole.
	 *
	 * @return whether {@link #within} has run out.
	 */
	public boolean isTooSlow() {
		return bounded && whole - now() <= 0;
	}

	/**
	 * Answers for how long to sleep at most before looking at the clock again.
	 *
	 * @param nanos what {@link #toRead} or {@link #toWrite} answered, positive.
	 * @return milliseconds, at least 1 and never too early by the system's clock.
	 */
	public long sleepMillis(long nanos) {
		long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999));
		return systemClock ? millis : Math.min(millis, 5);
	}
}
