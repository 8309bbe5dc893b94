package org.portabledevices.ptp.initiator;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs something on a thread of its own. */
final class Background<T> {
	private final FutureTask<T> task;
	final Thread thread;

	private Background(Callable<T> call) {
		task = new FutureTask<>(call);
		thread = new Thread(task, "background");
		thread.setDaemon(true);
		thread.start();
	}

	static <T> Background<T> run(Callable<T> call) {
		return new Background<>(call);
	}

	/** Answers the result, or throws what the call threw. */
	T result() throws Exception {
		try {
			return task.get(10, SECONDS);
		} catch (ExecutionException e) {
			if (e.getCause() instanceof Exception exception) {
				throw exception;
			}
			throw e;
		}
	}
}
