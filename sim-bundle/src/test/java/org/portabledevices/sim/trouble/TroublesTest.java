package org.portabledevices.sim.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class TroublesTest {

	private static final Behaviour MIXED = new Behaviour(Duration.ofMillis(10), Duration.ofMillis(5), 20, 10, Duration.ofSeconds(30), 30,
			Duration.ofMillis(7), 0);

	private static List<Trouble> run(long seed) {
		Troubles troubles = new Troubles(seed, MIXED);
		return Stream.generate(troubles::next).limit(1000).toList();
	}

	@Test
	void sameSeedSameRun() {
		assertEquals(run(5), run(5));
		assertNotEquals(run(5), run(6));
	}

	@Test
	void aPerfectDeviceHasNone() {
		assertSame(Trouble.NONE, new Troubles(1, Behaviour.PERFECT).next());
		assertSame(Trouble.NONE, new Troubles(1, Behaviour.PERFECT.withBytesPerSecond(9)).next());
	}

	@Test
	void ratesAndTimesAreThoseThatWereConfigured() {
		List<Trouble> run = run(9);
		long failures = run.stream().filter(Trouble::fails).count();
		long stalls = run.stream().filter(trouble -> trouble.delay().compareTo(Duration.ofSeconds(30)) > 0).count();
		long lost = run.stream().filter(Trouble::losesCancel).count();
		assertTrue(failures > 150 && failures < 250, failures + " failures");
		assertTrue(stalls > 60 && stalls < 140, stalls + " stalls");
		assertTrue(lost > 250 && lost < 350, lost + " lost cancels");
		run.stream().map(Trouble::delay).filter(delay -> delay.compareTo(Duration.ofSeconds(30)) < 0)
				.forEach(delay -> assertTrue(delay.toMillis() >= 10 && delay.compareTo(Duration.ofMillis(15)) < 0, delay.toString()));
	}

	@Test
	void aRateOfZeroIsNeverAndOfAHundredAlways() {
		Behaviour always = new Behaviour(Duration.ofMillis(1), Duration.ZERO, 100, 100, Duration.ofMillis(1), 0, Duration.ZERO, 0);
		Troubles troubles = new Troubles(3, always);
		for (int i = 0; i < 1000; i++) {
			assertEquals(new Trouble(Duration.ofMillis(2), true, false, Duration.ZERO), troubles.next());
		}
	}

	@Test
	void bytesTakeTheirTime() {
		assertEquals(Duration.ofMillis(2500), Behaviour.PERFECT.withBytesPerSecond(1000).timeFor(2500));
		assertEquals(Duration.ofSeconds(4_000_000), Behaviour.PERFECT.withBytesPerSecond(1000).timeFor(4_000_000_000L));
		assertEquals(Duration.ZERO, Behaviour.PERFECT.timeFor(2500));
	}

	@Test
	void settingsOutOfRangeAreRefusedByTheNameOfTheProperty() {
		IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> new Behaviour(Duration.ZERO, Duration.ZERO,
				101, 0, Duration.ZERO, 0, Duration.ZERO, 0));
		assertEquals("failure.percent is 0 to 100, not 101", refused.getMessage());
		assertThrows(IllegalArgumentException.class, () -> Behaviour.PERFECT.withBytesPerSecond(-1));
	}
}
