package org.portabledevices.sim.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.trouble.Behaviour;
import org.portabledevices.sim.trouble.Conduct;

class LatencyTest {

	private static final int MANY = 10_000;

	private static List<Long> sorted(String latency) {
		List<Long> times = Reading.of("*: latency " + latency).millis(MANY);
		Collections.sort(times);
		return times;
	}

	private static void assertPercentile(long expected, long within, List<Long> sorted, int percent) {
		long found = sorted.get(Math.min(MANY - 1, MANY * percent / 100));
		assertEquals(expected, found, within, "p" + percent);
	}

	private static double mean(List<Long> times) {
		return times.stream().mapToLong(time -> time).average().orElseThrow();
	}

	@Test
	void aTimeIsAlwaysTheSame() {
		assertEquals(Collections.nCopies(5, 20L), Reading.of("*: latency 20ms").millis(5));
		assertEquals(Duration.ofNanos(250_000), Reading.of("*: latency 250us").next("Download").delay());
	}

	@Test
	void ofARangeAllTimesAreAsLikely() {
		List<Long> times = sorted("100ms..200ms");
		assertTrue(times.get(0) >= 100 && times.get(MANY - 1) < 200);
		assertPercentile(150, 3, times, 50);
		assertPercentile(190, 3, times, 90);
	}

	@Test
	void normalHasItsMeanAndDeviationAndIsNeverNegative() {
		List<Long> times = sorted("normal 100ms 10ms");
		assertEquals(100, mean(times), 1);
		assertPercentile(110, 1, times, 84);
		assertEquals(0, sorted("normal 10ms 100ms").get(0));
	}

	@Test
	void exponentialHasItsMeanAndALongTail() {
		List<Long> times = sorted("exponential 100ms");
		assertEquals(100, mean(times), 5);
		assertPercentile(69, 4, times, 50);
		assertPercentile(230, 12, times, 90);
	}

	@Test
	void percentilesAreThoseThatWereGiven() {
		List<Long> times = sorted("p50=5ms p90=20ms p99=500ms");
		assertPercentile(5, 1, times, 50);
		assertPercentile(20, 1, times, 90);
		assertPercentile(500, 40, times, 99);
		assertEquals(500, times.get(MANY - 1));
		assertTrue(times.get(0) < 1);
		assertTrue(sorted("p0=50ms p100=90ms").get(0) >= 50);
		assertEquals(7, sorted("p0=7ms").get(MANY - 1));
	}

	@Nested
	class GivenACurve {

		@Test
		void itGoesByTheNumberOfTheCall() {
			assertEquals(List.of(5L, 5L, 80L, 80L, 1000L, 1000L), Reading.ofCurve("1..2: 5ms; 3..4: 80ms; *: 1s").millis(6));
		}

		@Test
		void itGoesByTime() {
			Reading reading = Reading.ofCurve("0s..10s: 5ms", "10s..20s: 500ms");
			assertEquals(List.of(5L), reading.millis(1));
			assertEquals(List.of(500L), reading.after(Duration.ofSeconds(10)).millis(1));
			assertEquals(List.of(0L), reading.after(Duration.ofSeconds(10)).millis(1));
		}

		@Test
		void itCountsAfterTheScriptAndBeforeTheConfiguredLatencyAndJitterIsAddedToAll() {
			Behaviour slow =
					new Behaviour(Duration.ofMillis(100), Duration.ofMillis(50), 0, ResponseCode.GENERAL_ERROR, 0, Duration.ZERO, 0,
							Duration.ZERO, 0);
			Reading reading = Reading.of(1, slow);
			reading.troubles.change(new Conduct(slow,
					ScriptReader.read(List.of("1: latency 1s", "4: latency 1s, fine"), List.of("1..2: 2s", "4: 3s"), Reading.NAMES)));
			assertBetween(1000, 1050, reading);
			assertBetween(2000, 2050, reading);
			assertBetween(100, 150, reading);
			assertEquals(List.of(1000L), reading.millis(1));
			assertBetween(100, 150, reading);
		}

		private void assertBetween(long least, long most, Reading reading) {
			long found = reading.millis(1).get(0);
			assertTrue(found >= least && found <= most, found + " ms");
		}
	}

	@Test
	void sameSeedSameLatencies() {
		for (String latency : List.of("1ms..1s", "normal 100ms 50ms", "exponential 100ms", "p50=5ms p99=1s")) {
			List<Long> first = Reading.of("*: latency " + latency).millis(100);
			assertEquals(first, Reading.of("*: latency " + latency).millis(100));
			assertTrue(first.stream().distinct().count() > 1, latency);
		}
	}

	/** Numbers that a reader can check on any machine and any version of Java. */
	@Test
	void theSequenceOfASeedIsTheSameEverywhere() {
		assertEquals(List.of(154L, 183L, 915L, 882L, 698L), Reading.of(42, Behaviour.PERFECT, "*: latency 0..1s").millis(5));
		assertEquals(List.of(300L, 424L, 425L, 603L, 529L), Reading.of(42, Behaviour.PERFECT, "*: latency normal 500ms 100ms").millis(5));
		assertEquals(List.of(168L, 203L, 2465L, 2142L, 1199L), Reading.of(42, Behaviour.PERFECT, "*: latency exponential 1s").millis(5));
	}
}
