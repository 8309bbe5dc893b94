package org.portabledevices.impl.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

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

	/** One access point was off for half a minute: its devices do not come back in one instant, nor do they stay away. By a virtual clock. */
	@Test
	void devicesThatWereLostTogetherDoNotComeBackTogether() {
		long back = Duration.ofSeconds(30).toMillis();
		int[] attempts = new int[600];
		for (int device = 0; device < 64; device++) {
			Backoff backoff = new Backoff(new SplittableRandom(device));
			long now = 0;
			while (now < back) {
				now += backoff.next(MIN, MAX).toMillis();
			}
			attempts[(int) (now - back) / 100]++;
		}
		int together = IntStream.of(attempts).max().orElseThrow();
		assertTrue(together <= 64 / 8, () -> together + " of 64 within a tenth of a second: " + Arrays.toString(attempts));
		assertEquals(64, IntStream.of(attempts).limit(MAX.toMillis() / 100).sum(), "none waits longer than the longest time");
	}

	/** The first attempts are spread too, over half of the shortest time. */
	@Test
	void alsoTheFirstAttemptsAreSpread() {
		long distinct = IntStream.range(0, 64).mapToLong(device -> new Backoff(new SplittableRandom(device)).next(MIN, MAX).toMillis() / 5)
				.distinct()
				.count();
		assertTrue(distinct > 12, () -> "64 devices in " + distinct + " of 25 spans of 5 ms");
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
