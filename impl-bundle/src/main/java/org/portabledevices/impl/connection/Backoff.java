package org.portabledevices.impl.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt to connect: twice as long each time, between two limits, less up to a half by chance, so that devices that were lost
 * together do not come back together. Not safe for use by several threads.
 */
final class Backoff {

	private final RandomGenerator random;
	private int attempts;

	Backoff(RandomGenerator random) {
		this.random = random;
	}

	/** Answers the time before the next attempt. */
	Duration next(Duration min, Duration max) {
		// 2^20 times a millisecond is more than a quarter of an hour
		long doubled = min.toNanos() << Math.min(attempts, 20);
		long full = doubled <= 0 ? max.toNanos() : Math.min(doubled, max.toNanos());
		attempts++;
		return Duration.ofNanos(full - (long) (random.nextDouble() * (full / 2)));
	}

	/** Begins anew with the shortest time. */
	void reset() {
		attempts = 0;
	}
}
