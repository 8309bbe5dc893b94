package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portabledevices.engine.flight.Flight;
import org.portabledevices.engine.flight.FlightLog;
import org.portabledevices.engine.flight.JavaFlightRecorder;
import org.portabledevices.engine.log.RecordingLog;

/** Events that nobody records cost nothing: no object, and no look at the clock. How long that takes is measured in the benchmarks. */
@Timeout(120)
class FlightOffTest {

	/** Runs in the interpreter, in a Java of its own: a compiler saves objects as it learns, and no two measurements would be alike. */
	@Test
	void withoutARecordingACallMakesNoMoreObjectsThanWithoutFlightRecorder() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xint", "-cp",
				System.getProperty("java.class.path"), FlightOffMeasurement.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT)
				.start();
		List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		assertTrue(process.waitFor(60, TimeUnit.SECONDS));
		assertEquals(List.of(FlightOffMeasurement.WITHOUT, FlightOffMeasurement.NEVER_RECORDED, FlightOffMeasurement.RECORDED,
				FlightOffMeasurement.RECORDED_BEFORE), lines.stream().map(line -> line.split(": ")[0]).toList(), lines::toString);
		List<Long> bytes = lines.stream().map(line -> Long.parseLong(line.split(": ")[1])).toList();
		assertTrue(bytes.get(0) > 0, lines::toString);
		assertEquals(bytes.get(0), bytes.get(1), lines::toString);
		assertTrue(bytes.get(2) > bytes.get(0), () -> "this test sees what an event takes: " + lines);
		assertEquals(bytes.get(0), bytes.get(3), lines::toString);
	}

	@Test
	void withoutARecordingNobodyReadsTheClockForIt() throws Exception {
		FlightLog jfr = JavaFlightRecorder.find(new RecordingLog());
		AtomicLong without = new AtomicLong();
		AtomicLong with = new AtomicLong();
		try (Bench plain = FlightOffMeasurement.bench(without::incrementAndGet, FlightLog.NONE);
				Bench flying = FlightOffMeasurement.bench(with::incrementAndGet, jfr)) {
			assertEquals(readings(plain, without), readings(flying, with));
			try (Flight flight = new Flight()) {
				assertTrue(readings(flying, with) > readings(plain, without), "this test sees what an event reads");
			}
		}
	}

	/** The handler answers before it returns, on this thread, so a call's readings are all there when it has returned. */
	private static long readings(Bench bench, AtomicLong clock) throws Exception {
		bench.service.methods().invokeAsync(Bench.ECHO, null, null);
		bench.settle();
		long before = clock.get();
		bench.service.methods().invokeAsync(Bench.ECHO, null, null);
		return clock.get() - before;
	}
}
