package org.portabledevices.impl.connection;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread of a device that waits in I/O: it connects, and runs transactions one after another. Hooks do not run here (contract 7.3). What is given after
 * {@link #shutdown} is dropped; what was given before is still run.
 */
final class DeviceWorker implements Executor {

	private final ThreadPoolExecutor executor;

	DeviceWorker(String device) {
		executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				action -> thread("pds-mtp " + device, action), new ThreadPoolExecutor.DiscardPolicy());
		// started here, not inside a client's call, whose class loader it would keep alive on Java 17
		executor.prestartAllCoreThreads();
	}

	@Override
	public void execute(Runnable action) {
		executor.execute(action);
	}

	/** Ends the thread when it has done what it was given. */
	void shutdown() {
		executor.shutdown();
	}

	/** Waits for the end of the thread; answers whether it came. An interrupt ends the waiting. */
	boolean awaitEnd(Duration limit) {
		try {
			return executor.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Makes a daemon that has nothing of the thread that makes it. */
	static Thread thread(String name, Runnable action) {
		Thread thread = new Thread(null, action, name, 0, false);
		thread.setDaemon(true);
		thread.setContextClassLoader(DeviceWorker.class.getClassLoader());
		return thread;
	}
}
