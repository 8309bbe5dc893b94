package org.portabledevices.sim.trouble;

import java.time.Duration;

import org.portabledevices.ptp.code.ResponseCode;

/**
 * How a simulated device behaves.
 *
 * @param latency before a method, or an operation on the wire, is worked on.
 * @param jitter is added to the latency: any time up to this one.
 * @param failurePercent how many of a hundred fail.
 * @param failureCode with which response code.
 * @param stallPercent how many of a hundred stall: for some time nothing comes of them.
 * @param stall that time.
 * @param lostCancelPercent of how many of a hundred a cancel is lost: it is never answered, and the work goes on.
 * @param lateCompletion between a cancel and the answer to it.
 * @param bytesPerSecond how fast bulk data goes; 0 for as fast as it can.
 */
public record Behaviour(Duration latency, Duration jitter, int failurePercent, int failureCode, int stallPercent, Duration stall,
		int lostCancelPercent, Duration lateCompletion, long bytesPerSecond) {

	/** Nothing goes wrong, and nothing takes time. */
	public static final Behaviour PERFECT = new Behaviour(Duration.ZERO, Duration.ZERO, 0, ResponseCode.GENERAL_ERROR, 0,
			Duration.ZERO, 0, Duration.ZERO, 0);

	/** Checks what was configured. */
	public Behaviour {
		notNegative(latency.toMillis(), "latency.ms");
		notNegative(jitter.toMillis(), "jitter.ms");
		percent(failurePercent, "failure.percent");
		percent(stallPercent, "stall.percent");
		notNegative(stall.toMillis(), "stall.ms");
		percent(lostCancelPercent, "lost.cancel.percent");
		notNegative(lateCompletion.toMillis(), "late.completion.ms");
		notNegative(bytesPerSecond, "bytes.per.second");
	}

	/** Tells whether anything but the speed of data differs from {@link #PERFECT}. */
	boolean isTroubled() {
		return failurePercent > 0 || stallPercent > 0 || lostCancelPercent > 0 || !latency.isZero() || !jitter.isZero()
				|| !lateCompletion.isZero();
	}

	/** Answers the same at another speed. */
	public Behaviour withBytesPerSecond(long speed) {
		return new Behaviour(latency, jitter, failurePercent, failureCode, stallPercent, stall, lostCancelPercent, lateCompletion, speed);
	}

	/** Answers the same with another latency. */
	public Behaviour withLatency(Duration time) {
		return new Behaviour(time, jitter, failurePercent, failureCode, stallPercent, stall, lostCancelPercent, lateCompletion,
				bytesPerSecond);
	}

	/** Tells how long so many bytes take. */
	public Duration timeFor(long bytes) {
		return bytesPerSecond == 0 ? Duration.ZERO
				: Duration.ofSeconds(bytes / bytesPerSecond).plusNanos(bytes % bytesPerSecond * 1_000_000_000L / bytesPerSecond);
	}

	private static void notNegative(long value, String property) {
		if (value < 0) {
			throw new IllegalArgumentException("%s is at least 0, not %d".formatted(property, value));
		}
	}

	private static void percent(int value, String property) {
		if (value < 0 || value > 100) {
			throw new IllegalArgumentException("%s is 0 to 100, not %d".formatted(property, value));
		}
	}
}
