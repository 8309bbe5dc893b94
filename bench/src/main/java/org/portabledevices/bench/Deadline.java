package org.portabledevices.bench;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.values.Values;

/** A call on the caller's thread without a deadline and with one that does not pass. Peer: {@code orTimeout}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Deadline {

	private OneDevice device;
	private final InvocationOptions options = InvocationOptions.builder().deadline(Duration.ofMinutes(1)).build();

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

	/** Ours, without. */
	@Benchmark
	public Object engine() throws InvocationRefusedException {
		return device.methods.invokeAsync(OneDevice.ANSWER, null, null, InvocationOptions.none());
	}

	/** Ours, with. */
	@Benchmark
	public Object engineWithDeadline() throws InvocationRefusedException {
		return device.methods.invokeAsync(OneDevice.ANSWER, null, null, options);
	}

	/** A future, without. */
	@Benchmark
	public Object completableFuture() {
		CompletableFuture<Values> future = new CompletableFuture<>();
		future.complete(Values.empty());
		return future;
	}

	/** A future, with. */
	@Benchmark
	public Object completableFutureOrTimeout() {
		CompletableFuture<Values> future = new CompletableFuture<>();
		future.orTimeout(1, TimeUnit.MINUTES);
		future.complete(Values.empty());
		return future;
	}
}
