package org.portabledevices.bench;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.portabledevices.engine.flight.FlightLog;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** A call that waits, and the same work called directly: what is between them is the price of the contract. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Invoke {

	private OneDevice device;
	private final Values parameters = Values.of(OneDevice.NUMBER, Variant.ui4(41));

	/** Starts the engine. */
	@Setup
	public void start() {
		device = new OneDevice(FlightLog.NONE);
	}

	/** Ends it. */
	@TearDown
	public void stop() {
		device.close();
	}

	/** Ours, with nothing to check. */
	@Benchmark
	public Values engine() throws Exception {
		return device.methods.invoke(OneDevice.ANSWER, null);
	}

	/** Ours, with a parameter and a result that are checked against their descriptions. */
	@Benchmark
	public Values engineWithParameters() throws Exception {
		return device.methods.invoke(OneDevice.ADD_ONE, parameters);
	}

	/** The work alone. */
	@Benchmark
	public Values direct() {
		return Values.empty();
	}

	/** The work alone. */
	@Benchmark
	public Values directWithParameters() {
		return OneDevice.addOne(parameters);
	}
}
