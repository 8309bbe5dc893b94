package org.portabledevices.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.portabledevices.engine.flight.FlightLog;

/** {@code cancel(callback)} of one among many pending, each with a callback of its own. Each shot cancels some that stand between the others. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = { "-Xms4g", "-Xmx4g" })
@Warmup(iterations = 10)
@Measurement(iterations = 8)
public class CancelOne {

	static final int CANCELLED = 1_000;

	/** How many others are pending. */
	@Param({ "1000", "1000000" }) public int pending;

	private OneDevice device;
	private ExecutorService pool;
	private Arrivals[] callbacks;
	private CompletableFuture<?>[] futures;

	/** Makes what is pending. */
	@Setup(Level.Iteration)
	public void start() throws Exception {
		device = new OneDevice(FlightLog.NONE);
		pool = Executors.newFixedThreadPool(2);
		callbacks = new Arrivals[CANCELLED];
		futures = new CompletableFuture<?>[CANCELLED];
		int between = pending / CANCELLED;
		for (int i = 0; i < CANCELLED; i++) {
			for (int j = 0; j < between; j++) {
				device.methods.invokeAsync(OneDevice.HOLD, null, new Arrivals());
			}
			Arrivals callback = new Arrivals();
			callbacks[i] = callback;
			device.methods.invokeAsync(OneDevice.HOLD, null, callback);
			futures[i] = new CompletableFuture<>();
			futures[i].whenCompleteAsync((results, failure) -> callback.arrive(), pool);
		}
	}

	/** Ends all. */
	@TearDown(Level.Iteration)
	public void stop() {
		device.close();
		pool.shutdownNow();
	}

	/** Ours, until the cancel has returned. */
	@Benchmark
	@OperationsPerInvocation(CANCELLED)
	public void engine(Blackhole results) {
		for (Arrivals callback : callbacks) {
			results.consume(device.methods.cancel(callback));
		}
	}

	/** Ours, until {@code onComplete}. */
	@Benchmark
	@OperationsPerInvocation(CANCELLED)
	public void engineToOnComplete(Blackhole results) {
		for (Arrivals callback : callbacks) {
			callback.expect(1);
			results.consume(device.methods.cancel(callback));
			callback.spin();
		}
	}

	/** A future, until the cancel has returned; whoever cancels it must have kept it. */
	@Benchmark
	@OperationsPerInvocation(CANCELLED)
	public void completableFuture(Blackhole results) {
		for (CompletableFuture<?> future : futures) {
			results.consume(future.cancel(false));
		}
	}
}
