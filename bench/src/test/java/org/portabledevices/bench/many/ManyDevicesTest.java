package org.portabledevices.bench.many;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That the program works. What it measures is for people to judge. */
@Tag("once")
@Timeout(120)
class ManyDevicesTest {

	@Test
	void allCallsOfTheOthersSucceedAndTheTablesAreFilled() throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		int unexpected = ManyDevices.measure(new PrintStream(bytes, true), 8, 1, Duration.ofMillis(700));
		String report = bytes.toString();
		assertEquals(0, unexpected, report);
		assertTrue(report.contains("each device: 2.0 threads"), report);
		assertTrue(report.contains("ABORTED"), () -> "the one that hangs was given up: " + report);
	}

	@Test
	void sharesAreOfAllCalls() {
		Latencies latencies = new Latencies();
		for (int i = 0; i < 2_000; i++) {
			latencies.add(i);
		}
		assertEquals(1_000, latencies.perMille(500));
		assertEquals(1_998, latencies.perMille(999));
		assertEquals(1_999, latencies.perMille(1000));
		assertEquals(0, new Latencies().perMille(500));
	}
}
