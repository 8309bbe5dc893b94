package org.portabledevices.sim.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

	@ParameterizedTest
	@CsvSource({ "0, PT0S", "250us, PT0.00025S", "10ms, PT0.01S", "1.5s, PT1.5S", "2min, PT2M", "0.5ms, PT0.0005S", "90s, PT1M30S",
			"999999999s, PT999999999S" })
	void aTimeHasAUnit(String text, Duration time) {
		assertEquals(Optional.of(time), Times.parse(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "10", "ms", "-1s", "1,5s", "1 s", "1h", "1.s", ".5s", "1e3s", "99999999999s", "1S" })
	void whatIsNoTimeIsNone(String text) {
		assertEquals(Optional.empty(), Times.parse(text));
	}

	@ParameterizedTest
	@CsvSource({ "PT0S, 0", "PT0.00025S, 250us", "PT0.01S, 10ms", "PT0.0123S, 12.3ms", "PT1.5S, 1.5s", "PT90S, 90s", "PT2M, 2min",
			"PT61S, 61s",
			"PT0.000000999S, 0", "PT1.000000999S, 1s", "PT999999999S, 999999999s" })
	void aTimeIsWrittenInTheLargestUnitItHasOneOf(Duration time, String text) {
		assertEquals(text, Times.text(time));
	}

	@Test
	void whatIsWrittenCanBeReadAgain() {
		for (long micros = 1; micros < 10_000_000_000L; micros = micros * 7 + 3) {
			Duration time = Duration.ofNanos(micros * 1000);
			assertEquals(Optional.of(time), Times.parse(Times.text(time)), () -> Times.text(time));
		}
	}
}
