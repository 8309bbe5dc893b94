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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.portabledevices.engine.flight.FlightLog;

/** {@code cancel(null)} of everything that is pending. Peer: as many futures, each with a callback on a pool, cancelled one after another. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = { "-Xms6g", "-Xmx6g" })
@Warmup(iterations = 4)
@Measurement(iterations = 5)
public class CancelAll {

	/** How many are pending. */
	@Param("1000000") public int pending;

	private final Arrivals arrivals = new Arrivals();
	private Ours ours;
	private Futures futures;

	private final class Ours {
		final OneDevice device = new OneDevice(FlightLog.NONE);

		Ours() throws Exception {
			device.methods.invokeAsync(OneDevice.HOLD, null, null);
			for (int i = 0; i < pending; i++) {
				device.methods.invokeAsync(OneDevice.HOLD, null, arrivals);
			}
		}
	}

	private final class Futures {
		final ExecutorService pool = Executors.newFixedThreadPool(2);
		final CompletableFuture<?>[] all = new CompletableFuture<?>[pending];

		Futures() {
			for (int i = 0; i < pending; i++) {
				all[i] = new CompletableFuture<>();
				all[i].whenCompleteAsync((results, failure) -> arrivals.arrive(), pool);
			}
		}

		void cancel() {
			for (CompletableFuture<?> future : all) {
				future.cancel(false);
			}
		}
	}

	/** Forgets what was before, and begins to count. */
	@Setup(Level.Iteration)
	public void start() {
		arrivals.expect(pending);
	}

	/** Ends all. */
	@TearDown(Level.Iteration)
	public void stop() {
		if (ours != null) {
			ours.device.close();
			ours = null;
		}
		if (futures != null) {
			futures.pool.shutdownNow();
			futures = null;
		}
	}

	/** Makes what is pending, of the one kind that is measured. */
	@State(Scope.Benchmark)
	public static class OfTheEngine {

		/** Makes it. */
		@Setup(Level.Iteration)
		public void start(CancelAll benchmark) throws Exception {
			benchmark.ours = benchmark.new Ours();
		}
	}

	/** Makes what is pending, of the other kind. */
	@State(Scope.Benchmark)
	public static class OfFutures {

		/** Makes it. */
		@Setup(Level.Iteration)
		public void start(CancelAll benchmark) {
			benchmark.futures = benchmark.new Futures();
		}
	}

	/** Ours, until the cancel has returned with its receipt. */
	@Benchmark
	public Object engine(OfTheEngine made) {
		return ours.device.methods.cancelAll();
	}

	/** Ours, until the last {@code onComplete}. */
	@Benchmark
	public Object engineToOnComplete(OfTheEngine made) {
		Object receipt = ours.device.methods.cancelAll();
		arrivals.await();
		return receipt;
	}

	/** Futures, until the last cancel has returned. */
	@Benchmark
	public void completableFuture(OfFutures made) {
		futures.cancel();
	}

	/** Futures, until the last callback. */
	@Benchmark
	public void completableFutureToCallback(OfFutures made) {
		futures.cancel();
		arrivals.await();
	}
}
