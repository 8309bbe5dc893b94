package org.portabledevices.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The library's threads: all are to end, and none by an exception. */
final class Threads {
	private static final long LIMIT_SECONDS = 5;
	private static final List<Throwable> UNCAUGHT = new ArrayList<>();

	private Threads() {
	}

	/** From here on what ends a thread is remembered. */
	static void watch() {
		Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
			synchronized (UNCAUGHT) {
				UNCAUGHT.add(failure);
			}
		});
	}

	/** Waits for the end of all threads whose names begin so, and checks how they ended. */
	static void checkEnded(String name) {
		Thread[] all = new Thread[64];
		int count = Thread.currentThread().getThreadGroup().enumerate(all);
		for (int i = 0; i < count; i++) {
			if (all[i].getName().startsWith(name)) {
				join(all[i]);
			}
		}
		synchronized (UNCAUGHT) {
			if (!UNCAUGHT.isEmpty()) {
				Throwable first = UNCAUGHT.get(0);
				UNCAUGHT.clear();
				throw new Finding("a thread was ended by " + first, first);
			}
		}
	}

	private static void join(Thread thread) {
		try {
			TimeUnit.SECONDS.timedJoin(thread, LIMIT_SECONDS);
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
		if (thread.isAlive()) {
			Finding left = new Finding("the thread \"" + thread.getName() + "\" was left");
			left.setStackTrace(thread.getStackTrace());
			throw left;
		}
	}
}
