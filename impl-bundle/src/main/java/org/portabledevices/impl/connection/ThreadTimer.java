package org.portabledevices.impl.connection;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The timer of all devices: one thread, which only hands over. */
public final class ThreadTimer implements Timer, AutoCloseable {

	private final ScheduledThreadPoolExecutor executor;

	/** Makes a timer, and starts its thread here rather than in the middle of somebody's call. */
	public ThreadTimer() {
		executor = new ScheduledThreadPoolExecutor(1, action -> DeviceWorker.thread("pds-mtp timer", action),
				new ThreadPoolExecutor.DiscardPolicy());
		executor.setRemoveOnCancelPolicy(true);
		executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		executor.prestartAllCoreThreads();
	}

	@Override
	public long nanoTime() {
		return System.nanoTime();
	}

	@Override
	public Alarm after(Duration delay, Runnable action) {
		try {
			var future = executor.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
			return () -> future.cancel(false);
		} catch (RejectedExecutionException e) {
			// the backend has ended, and so does whoever wants this
			return () -> {
			};
		}
	}

	@Override
	public void close() {
		executor.shutdownNow();
	}
}
