package org.portabledevices.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.portabledevices.engine.flight.FlightLog;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.values.Values;

/** From the call to its completion, a thousand under way at a time or one. Peers: what one would write with {@code java.util.concurrent}, on as many threads as our lanes have at rest. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RoundTrip {

	static final int MANY = 1_000;
	private static final int THREADS = 2;
	private static final Callable<Values> WORK = Values::empty;

	private OneDevice device;
	private ExecutorService pool;
	private final Arrivals arrivals = new Arrivals();

	/** Starts both sides; the one that is not measured is idle. */
	@Setup
	public void start() {
		device = new OneDevice(FlightLog.NONE);
		pool = Executors.newFixedThreadPool(THREADS);
	}

	/** Ends both. */
	@TearDown
	public void stop() {
		device.close();
		pool.shutdownNow();
	}

	/** Ours. */
	@Benchmark
	@OperationsPerInvocation(MANY)
	public void engine() throws InvocationRefusedException {
		arrivals.expect(MANY);
		for (int i = 0; i < MANY; i++) {
			device.methods.invokeAsync(OneDevice.ANSWER, null, arrivals);
		}
		arrivals.await();
	}

	/** A future that is supplied on the pool, with a callback. */
	@Benchmark
	@OperationsPerInvocation(MANY)
	public void completableFuture() {
		arrivals.expect(MANY);
		for (int i = 0; i < MANY; i++) {
			CompletableFuture.supplyAsync(Values::empty, pool).whenComplete((results, failure) -> arrivals.arrive());
		}
		arrivals.await();
	}

	/** A future task on the pool, with its hook. */
	@Benchmark
	@OperationsPerInvocation(MANY)
	public void futureTask() {
		arrivals.expect(MANY);
		for (int i = 0; i < MANY; i++) {
			pool.execute(new Task(arrivals));
		}
		arrivals.await();
	}

	/** Ours, one at a time. */
	@Benchmark
	public void engineOneAtATime() throws InvocationRefusedException {
		arrivals.expect(1);
		device.methods.invokeAsync(OneDevice.ANSWER, null, arrivals);
		arrivals.spin();
	}

	/** The future, one at a time. */
	@Benchmark
	public void completableFutureOneAtATime() {
		arrivals.expect(1);
		CompletableFuture.supplyAsync(Values::empty, pool).whenComplete((results, failure) -> arrivals.arrive());
		arrivals.spin();
	}

	private static final class Task extends FutureTask<Values> {

		private final Arrivals arrivals;

		Task(Arrivals arrivals) {
			super(WORK);
			this.arrivals = arrivals;
		}

		@Override
		protected void done() {
			arrivals.arrive();
		}
	}
}
