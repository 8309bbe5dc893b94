package org.portabledevices.ptp.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.portabledevices.ptp.FakeClock;

class WaitsTest {
	private final FakeClock clock = new FakeClock();
	private final Limits limits = Limits.DEFAULT.withClock(clock).withStall(Duration.ofSeconds(7));
	private final Waits waits = new Waits(limits, Duration.ofSeconds(3));

	@Test
	void readingAndWritingHaveTheirOwnLimitsAlsoWhenTheClockOverflows() {
		long since = waits.now();
		clock.advance(Duration.ofSeconds(2));
		assertEquals(Duration.ofSeconds(1).toNanos(), waits.toRead(since));
		assertEquals(Duration.ofSeconds(5).toNanos(), waits.toWrite(since));
	}

	@Test
	void theFirstEndBoundsBothAndLaterOnesChangeNothing() {
		waits.endAfter(Duration.ofSeconds(1));
		waits.endAfter(Duration.ofHours(1));
		assertEquals(Duration.ofSeconds(1).toNanos(), waits.toRead(waits.now()));
		assertEquals(Duration.ofSeconds(1).toNanos(), waits.toWrite(waits.now()));
		clock.advance(Duration.ofSeconds(2));
		assertTrue(waits.toRead(waits.now()) < 0);
	}

	/** A byte now and then restarts the other limits, not this one. */
	@Test
	void whatMustComeAsAWholeIsBoundedHoweverItDrips() {
		waits.within(Duration.ofSeconds(5));
		clock.advance(Duration.ofSeconds(4));
		assertEquals(Duration.ofSeconds(1).toNanos(), waits.toRead(waits.now()));
		assertFalse(waits.isTooSlow());
		clock.advance(Duration.ofSeconds(1));
		assertEquals(0, waits.toWrite(waits.now()));
		assertTrue(waits.isTooSlow());
		waits.within(Duration.ofSeconds(5)); // the next packet has its own time
		assertFalse(waits.isTooSlow());
		assertEquals(Duration.ofSeconds(3).toNanos(), waits.toRead(waits.now()));
	}

	@Test
	void sleepsAreRoundedUpSoThatNothingActsEarly() {
		Waits real = new Waits(Limits.DEFAULT, Duration.ofSeconds(3));
		assertEquals(1, real.sleepMillis(1));
		assertEquals(2, real.sleepMillis(1_000_001));
		assertEquals(3000, real.sleepMillis(Duration.ofSeconds(3).toNanos()));
	}

	@Test
	void anInjectedClockIsLookedAtOften() {
		assertTrue(waits.sleepMillis(Duration.ofDays(1).toNanos()) <= 10);
	}

	@Test
	void endlessIsNotNegative() {
		Waits endless = new Waits(limits, Duration.ofSeconds(Long.MAX_VALUE));
		assertTrue(endless.toRead(endless.now()) > Duration.ofDays(10_000).toNanos());
	}

	@Test
	void noLimitCanBeSwitchedOff() {
		assertThrows(IllegalArgumentException.class, () -> limits.withSilence(Duration.ZERO));
		assertThrows(IllegalArgumentException.class, () -> limits.withConfirmation(Duration.ofSeconds(-1)));
	}
}
