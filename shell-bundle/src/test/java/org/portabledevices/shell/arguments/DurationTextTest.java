package org.portabledevices.shell.arguments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

	@Test
	void readsWhatPeopleWrite() {
		assertEquals(Duration.ofMillis(500), DurationText.positive("500ms"));
		assertEquals(Duration.ofSeconds(10), DurationText.positive("10s"));
		assertEquals(Duration.ofMillis(1500), DurationText.positive("1.5S"));
		assertEquals(Duration.ofMinutes(2), DurationText.positive("2m"));
		assertEquals(Duration.ofMinutes(2), DurationText.positive("2min"));
		assertEquals(Duration.ofHours(1), DurationText.positive("1h"));
	}

	@Test
	void readsIso8601() {
		assertEquals(Duration.ofSeconds(90), DurationText.positive("PT1M30S"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "10", "s", "0s", "0ms", "-1s", "PT-1S", "PT0S", "10 s", "10x", "ten", "1e3s", "99999999999s" })
	void refusesTheRestAndSaysWhatWouldDo(String text) {
		CommandException refusal = assertThrows(CommandException.class, () -> DurationText.positive(text));
		assertTrue(refusal.getMessage().startsWith("\"" + text + "\" is no time"), refusal.getMessage());
		assertTrue(refusal.getMessage().contains("10s"), refusal.getMessage());
	}
}
