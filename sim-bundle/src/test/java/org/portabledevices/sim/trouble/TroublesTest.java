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
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.time.VirtualTime;
import org.portabledevices.sim.trace.Trace;
import org.portabledevices.sim.trouble.Incident.Kind;

class TroublesTest {

	private static final Behaviour MIXED = new Behaviour(Duration.ofMillis(10), Duration.ofMillis(5), 20, ResponseCode.DEVICE_BUSY, 10,
			Duration.ofSeconds(30), 30, Duration.ofMillis(7), 0);

	private static Troubles troubles(long seed, Behaviour behaviour) {
		return new Troubles("sim", seed, Conduct.of(behaviour), new NextCalls(), new Trace(new VirtualTime(), 0, line -> {
		}));
	}

	private static List<Trouble> run(long seed) {
		Troubles troubles = troubles(seed, MIXED);
		return Stream.generate(() -> troubles.next("Download")).limit(1000).toList();
	}

	private static boolean has(Trouble trouble, Kind kind) {
		return trouble.incidents().stream().anyMatch(incident -> incident.kind() == kind);
	}

	@Test
	void sameSeedSameRun() {
		assertEquals(run(5), run(5));
		assertNotEquals(run(5), run(6));
	}

	@Test
	void aPerfectDeviceHasNone() {
		assertSame(Trouble.NONE, troubles(1, Behaviour.PERFECT).next("Download"));
		assertSame(Trouble.NONE, troubles(1, Behaviour.PERFECT.withBytesPerSecond(9)).next("Download"));
	}

	@Test
	void ratesAndTimesAreThoseThatWereConfigured() {
		List<Trouble> run = run(9);
		long failures = run.stream().filter(trouble -> has(trouble, Kind.FAIL)).count();
		long stalls = run.stream().filter(trouble -> has(trouble, Kind.STALL)).count();
		long lost = run.stream().filter(trouble -> trouble.reaction().kind() == CancelReaction.Kind.LOST).count();
		assertTrue(failures > 150 && failures < 250, failures + " failures");
		assertTrue(stalls > 60 && stalls < 140, stalls + " stalls");
		assertTrue(lost > 250 && lost < 350, lost + " lost cancels");
		for (Trouble trouble : run) {
			Duration delay = trouble.delay();
			assertTrue(delay.toMillis() >= 10 && delay.compareTo(Duration.ofMillis(15)) < 0, delay.toString());
			trouble.incidents().forEach(incident -> assertEquals(Incident.BEFORE, incident.at()));
		}
	}

	@Test
	void aRateOfZeroIsNeverAndOfAHundredAlways() {
		Behaviour always = new Behaviour(Duration.ofMillis(1), Duration.ZERO, 100, ResponseCode.DEVICE_BUSY, 100, Duration.ofMillis(2), 0,
				Duration.ZERO, 0);
		Troubles troubles = troubles(3, always);
		List<Incident> both = List.of(new Incident(Kind.STALL, Incident.BEFORE, Duration.ofMillis(2), 0),
				new Incident(Kind.FAIL, Incident.BEFORE, null, ResponseCode.DEVICE_BUSY));
		for (int i = 1; i <= 1000; i++) {
			assertEquals(new Trouble(i, "x", Duration.ofMillis(1), both, CancelReaction.CONFIRM, -1, List.of()), troubles.next("x"));
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
				101, ResponseCode.GENERAL_ERROR, 0, Duration.ZERO, 0, Duration.ZERO, 0));
		assertEquals("failure.percent is 0 to 100, not 101", refused.getMessage());
		assertThrows(IllegalArgumentException.class, () -> Behaviour.PERFECT.withBytesPerSecond(-1));
	}
}
