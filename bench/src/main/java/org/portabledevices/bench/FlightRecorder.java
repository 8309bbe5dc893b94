package org.portabledevices.bench;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.portabledevices.engine.flight.FlightLog;
import org.portabledevices.engine.flight.JavaFlightRecorder;
import org.portabledevices.service.InvocationRefusedException;

import jdk.jfr.Recording;

/** A call on the caller's thread, in an engine that has no events, in one that nobody records, and in one that is recorded: three events for each call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 20, time = 250, timeUnit = TimeUnit.MILLISECONDS)
public class FlightRecorder {

	/** What there is of Flight Recorder. */
	@Param({ "none", "off", "recording" }) public String events;

	private OneDevice device;
	private Recording recording;

	/** Starts the engine, and the recording. */
	@Setup
	public void start() {
		device = new OneDevice(events.equals("none") ? FlightLog.NONE : JavaFlightRecorder.find(new OneDevice.Complaints()));
		if (events.equals("recording")) {
			recording = new Recording();
			recording.setToDisk(false); // nobody has a million calls a second: what the disk costs is no matter of ours
			recording.start();
		}
	}

	/** Ends both. */
	@TearDown
	public void stop() {
		if (recording != null) {
			recording.close();
		}
		device.close();
	}

	/** One call. */
	@Benchmark
	public Object invoke() throws InvocationRefusedException {
		return device.methods.invokeAsync(OneDevice.ANSWER, null, null);
	}
}
