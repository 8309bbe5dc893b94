package org.portabledevices.cnf.framework.swap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Threads that call, again and again, for some time; then they wait for the ends of what they called. */
abstract class Load {

	static final int THREADS = 4;

	private static final Duration LIMIT_OF_THE_REST = Duration.ofSeconds(60);
	private static final long BEFORE_NEXT_TRY_NANOS = 1_000_000;

	/** Calls until a time has come. */
	final void run(Duration time) throws Exception {
		long end = System.nanoTime() + time.toNanos();
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<?>> callers = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				Caller caller = caller(i, new Random(i));
				callers.add(threads.submit(() -> {
					while (System.nanoTime() - end < 0) {
						caller.call();
					}
					caller.finish();
					return null;
				}));
			}
			long limit = time.plus(LIMIT_OF_THE_REST).toNanos();
			for (Future<?> caller : callers) {
				caller.get(limit, TimeUnit.NANOSECONDS);
			}
		} finally {
			threads.shutdownNow();
		}
	}

	/** Makes what one of the threads does. */
	abstract Caller caller(int number, Random random);

	/** What became of the calls. */
	abstract Outcome outcome();

	/** Tries again as a caller does to whom nothing was there: not faster than it would call. */
	static void pauseAfterRefusal() {
		LockSupport.parkNanos(BEFORE_NEXT_TRY_NANOS);
	}

	/** What one thread does. */
	interface Caller {

		void call() throws Exception;

		/** Waits for the ends of what it called. */
		default void finish() throws Exception {
		}
	}
}
