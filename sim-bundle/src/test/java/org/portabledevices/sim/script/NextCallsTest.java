package org.portabledevices.sim.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.portabledevices.sim.trouble.CancelReaction;
import org.portabledevices.sim.trouble.Incident.Kind;
import org.portabledevices.sim.trouble.Trouble;

class NextCallsTest {

	private final Reading reading = Reading.of("*: latency 1s");

	private void next(String line) {
		reading.nextCalls.add(ScriptReader.readNext(line, Reading.NAMES));
	}

	private List<Kind> kinds(String name) {
		return reading.next(name).incidents().stream().map(incident -> incident.kind()).toList();
	}

	@Test
	void aLineIsForOneCallThatItFitsAndNoOther() {
		next("Download: fail");
		assertEquals(List.of(), kinds("Upload"));
		assertEquals(List.of(Kind.FAIL), kinds("Download"));
		assertEquals(List.of(), kinds("Download"));
	}

	@Test
	void aCallUsesUpTheOldest() {
		next("*: fail");
		next("*: stall");
		assertEquals(List.of(Kind.FAIL), kinds("Download"));
		assertEquals(List.of(Kind.STALL), kinds("Download"));
		assertEquals(List.of(), kinds("Download"));
	}

	@Test
	void numbersCountFromWhenItWasGiven() {
		assertEquals(List.of(), kinds("Download"));
		next("2 Download: fail");
		assertEquals(List.of(), kinds("Download"));
		assertEquals(List.of(Kind.FAIL), kinds("Download"));
	}

	@Test
	void itCountsBeforeTheScript() {
		next("*: latency 3s, cancel lost");
		Trouble trouble = reading.next("Download");
		assertEquals(Duration.ofSeconds(3), trouble.delay());
		assertEquals(CancelReaction.Kind.LOST, trouble.reaction().kind());
		assertEquals(List.of(0, 1), trouble.lines());
		assertTrue(trouble.words().endsWith("(next, line 1)"), trouble.words());
	}

	@Test
	void resetsAreNoCalls() {
		next("reset: fail");
		next("*: stall");
		assertEquals(List.of(Kind.STALL), kinds("Download"));
		assertEquals(List.of(), kinds("Download"));
		assertEquals(1, reading.troubles.nextReset().incidents().size());
		assertEquals(0, reading.troubles.nextReset().incidents().size());
	}

	@Test
	void aDeviceWithoutTroubleIsUntroubledAgainAfterwards() {
		Reading perfect = Reading.of();
		perfect.nextCalls.add(ScriptReader.readNext("*: fail", Reading.NAMES));
		assertEquals(1, perfect.next("Download").incidents().size());
		assertSame(Trouble.NONE, perfect.next("Download"));
	}
}
