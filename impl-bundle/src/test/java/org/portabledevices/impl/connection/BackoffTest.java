package org.portabledevices.impl.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;

class BackoffTest {

	private static final Duration MIN = Duration.ofMillis(250);
	private static final Duration MAX = Duration.ofSeconds(10);

	/** A chance that never takes anything off. */
	private static final RandomGenerator NONE = new RandomGenerator() {
		@Override
		public long nextLong() {
			return 0;
		}

		@Override
		public double nextDouble() {
			return 0;
		}
	};

	@Test
	void doublesUntilTheLongestTime() {
		Backoff backoff = new Backoff(NONE);
		long[] millis = { 250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000 };
		for (long expected : millis) {
			assertEquals(Duration.ofMillis(expected), backoff.next(MIN, MAX));
		}
	}

	@Test
	void beginsAnewAfterAReset() {
		Backoff backoff = new Backoff(NONE);
		backoff.next(MIN, MAX);
		backoff.next(MIN, MAX);
		backoff.reset();
		assertEquals(MIN, backoff.next(MIN, MAX));
	}

	@Test
	void takesOffAtMostAHalfByChance() {
		Random random = new Random(1);
		for (int i = 0; i < 1000; i++) {
			Duration first = new Backoff(random).next(MIN, MAX);
			assertTrue(first.compareTo(MIN) <= 0 && first.compareTo(MIN.dividedBy(2)) >= 0, first::toString);
		}
	}

	@Test
	void neverOverflows() {
		Backoff backoff = new Backoff(NONE);
		for (int i = 0; i < 100; i++) {
			backoff.next(Duration.ofHours(1), Duration.ofHours(1));
		}
		assertEquals(Duration.ofHours(1), backoff.next(Duration.ofHours(1), Duration.ofHours(1)));
	}
}
