package org.portabledevices.ptp.transport;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long one side waits for the other, and by which clock. Immutable; start from {@link #DEFAULT}. Every limit is
 * positive; none can be switched off.
 */
public final class Limits {
	/** Connect 10 s, read silence 30 s, write stall 30 s, confirmation of a cancel 5 s, the system's monotonic clock. */
	public static final Limits DEFAULT = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30),
			Duration.ofSeconds(5), System::nanoTime, true);

	private final Duration connect;
	private final Duration silence;
	private final Duration stall;
	private final Duration confirmation;
	private final LongSupplier clock;
	private final boolean systemClock;

	private Limits(Duration connect, Duration silence, Duration stall, Duration confirmation, LongSupplier clock,
			boolean systemClock) {
		this.connect = positive(connect);
		this.silence = positive(silence);
		this.stall = positive(stall);
		this.confirmation = positive(confirmation);
		this.clock = clock;
		this.systemClock = systemClock;
	}

	private static Duration positive(Duration limit) {
		if (limit.isZero() || limit.isNegative()) {
			throw new IllegalArgumentException("a limit of " + limit);
		}
		return limit;
	}

	/**
	 * Answers how long connecting, both connections and their handshake, may take.
	 *
	 * @return the limit.
	 */
	public Duration connect() {
		return connect;
	}

	/**
	 * Answers how long a peer that owes something may send not a single byte.
	 *
	 * @return the limit.
	 */
	public Duration silence() {
		return silence;
	}

	/**
	 * Answers how long a peer may take not a single byte that is sent to it.
	 *
	 * @return the limit.
	 */
	public Duration stall() {
		return stall;
	}

	/**
	 * Answers how long the confirmation of a cancel may take.
	 *
	 * @return the limit.
	 */
	public Duration confirmation() {
		return confirmation;
	}

	/**
	 * Answers the monotonic clock that all limits are measured by.
	 *
	 * @return the clock, in nanoseconds from any origin.
	 */
	public LongSupplier clock() {
		return clock;
	}

	/**
	 * Tells whether the clock is the system's. The time of any other clock says nothing about how long to sleep, so whoever
	 * waits by it looks at it every few milliseconds.
	 *
	 * @return whether the clock is {@link System#nanoTime()}.
	 */
	public boolean systemClock() {
		return systemClock;
	}

	/**
	 * Answers these limits with another one for connecting.
	 *
	 * @param limit the limit, positive.
	 * @return the limits.
	 */
	public Limits withConnect(Duration limit) {
		return new Limits(limit, silence, stall, confirmation, clock, systemClock);
	}

	/**
	 * Answers these limits with another one for silence.
	 *
	 * @param limit the limit, positive.
	 * @return the limits.
	 */
	public Limits withSilence(Duration limit) {
		return new Limits(connect, limit, stall, confirmation, clock, systemClock);
	}

	/**
	 * Answers these limits with another one for a stalled write.
	 *
	 * @param limit the limit, positive.
	 * @return the limits.
	 */
	public Limits withStall(Duration limit) {
		return new Limits(connect, silence, limit, confirmation, clock, systemClock);
	}

	/**
	 * Answers these limits with another one for the confirmation of a cancel.
	 *
	 * @param limit the limit, positive.
	 * @return the limits.
	 */
	public Limits withConfirmation(Duration limit) {
		return new Limits(connect, silence, stall, limit, clock, systemClock);
	}

	/**
	 * Answers these limits measured by another clock, such as a test's.
	 *
	 * @param nanoClock a monotonic clock in nanoseconds.
	 * @return the limits.
	 */
	public Limits withClock(LongSupplier nanoClock) {
		return new Limits(connect, silence, stall, confirmation, nanoClock, false);
	}
}
