package org.portabledevices.engine.core;

import java.lang.management.ManagementFactory;

import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.engine.flight.Flight;
import org.portabledevices.engine.flight.FlightLog;
import org.portabledevices.engine.flight.JavaFlightRecorder;
import org.portabledevices.engine.log.RecordingLog;
import org.portabledevices.engine.time.Clock;

import com.sun.management.ThreadMXBean;

/** Prints how many bytes of objects a call makes, from its acceptance to its end, without and with Flight Recorder. */
final class FlightOffMeasurement {

	static final String WITHOUT = "without Flight Recorder";
	static final String NEVER_RECORDED = "with it, before any recording";
	static final String RECORDED = "with it, in a recording";
	static final String RECORDED_BEFORE = "with it, after a recording";

	private static final int CALLS = 100;
	private static final int ROUNDS = 20;

	private FlightOffMeasurement() {
	}

	/** A bench whose calls run to their ends on the calling thread. */
	static Bench bench(Clock clock, FlightLog flight) {
		return new Bench(EngineLimits.DEFAULT, clock, DeviceOptions.Builder::startsOnCallerThread, Bench.NO_CONTROL, flight);
	}

	public static void main(String[] args) throws Exception {
		try (Bench without = bench(null, FlightLog.NONE); Bench with = bench(null, JavaFlightRecorder.find(new RecordingLog()))) {
			print(WITHOUT, without);
			print(NEVER_RECORDED, with);
			try (Flight flight = new Flight()) {
				print(RECORDED, with);
			}
			print(RECORDED_BEFORE, with);
		}
	}

	/** The least of some rounds: now and then a timer's list or a thread's buffer grows. */
	private static void print(String what, Bench bench) throws Exception {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long least = Long.MAX_VALUE;
		for (int i = 0; i < ROUNDS; i++) {
			long before = threads.getCurrentThreadAllocatedBytes();
			for (int j = 0; j < CALLS; j++) {
				bench.service.methods().invokeAsync(Bench.ECHO, null, null);
			}
			least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
		}
		System.out.println(what + ": " + least / CALLS);
	}
}
