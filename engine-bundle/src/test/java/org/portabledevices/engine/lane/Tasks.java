package org.portabledevices.engine.lane;

import java.util.concurrent.CountDownLatch;

/** Tasks for tests. */
final class Tasks {

	private Tasks() {
	}

	static LaneTask task(String words, Runnable action) {
		return new LaneTask() {
			@Override
			public void run() {
				action.run();
			}

			@Override
			public String describe() {
				return words;
			}
		};
	}

	static LaneTask task(Runnable action) {
		return task("a task", action);
	}

	/** A callback that does not return, until the test lets it. */
	static LaneTask stuck(CountDownLatch inside, CountDownLatch leave) {
		return task("a stuck task", () -> {
			inside.countDown();
			await(leave);
		});
	}

	static void await(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
