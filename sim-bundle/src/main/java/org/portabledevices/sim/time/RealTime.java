package org.portabledevices.sim.time;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The machine's own time, with one thread. */
public final class RealTime implements SimulatedTime {

	private final ScheduledThreadPoolExecutor executor;
	private final Consumer<Throwable> failures;

	/**
	 * Starts the thread. It is started here and not when it is needed, since that can be inside a client's call, whose class loader it would then keep alive.
	 *
	 * @param name names the thread.
	 * @param failures is told what an action throws.
	 */
	public RealTime(String name, Consumer<Throwable> failures) {
		this.failures = requireNonNull(failures, "failures");
		executor = new ScheduledThreadPoolExecutor(1, action -> {
			Thread thread = new Thread(null, action, name, 0, false);
			thread.setDaemon(true);
			thread.setContextClassLoader(RealTime.class.getClassLoader());
			return thread;
		}, new ThreadPoolExecutor.DiscardPolicy());
		executor.setRemoveOnCancelPolicy(true);
		executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		executor.prestartCoreThread();
	}

	@Override
	public Instant now() {
		return Instant.now();
	}

	@Override
	public void execute(Runnable action) {
		executor.execute(guarded(action));
	}

	@Override
	public Appointment schedule(Duration delay, Runnable action) {
		Future<?> future = executor.schedule(guarded(action), delay.toNanos(), TimeUnit.NANOSECONDS);
		return () -> future.cancel(false);
	}

	@Override
	public void close() {
		executor.shutdownNow();
	}

	private Runnable guarded(Runnable action) {
		return () -> {
			try {
				action.run();
			} catch (RuntimeException | Error e) { // the executor would keep it to itself
				failures.accept(e);
			}
		};
	}
}
