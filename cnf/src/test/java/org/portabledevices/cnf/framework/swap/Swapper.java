package org.portabledevices.cnf.framework.swap;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Swaps again and again, with a pause from the beginning of one to the beginning of the next; what takes longer is followed by the next at once. */
final class Swapper implements AutoCloseable {

	/** How to swap. */
	interface Swap {

		/** Moves to the first or to the second. */
		void to(int index) throws Exception;

		/** Whether the move has taken effect, if that is to be waited for. */
		default boolean hasArrived() {
			return true;
		}
	}

	private static final long LOOK_AGAIN_NANOS = 1_000_000;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "swapper"));
	private final long pauseNanos;
	private final Swap swap;
	private volatile int count;
	private volatile Throwable failure;

	Swapper(Duration pause, Swap swap) {
		this.pauseNanos = pause.toNanos();
		this.swap = swap;
		thread.execute(this::step);
	}

	private void step() {
		if (thread.isShutdown()) {
			return;
		}
		long began = System.nanoTime();
		try {
			if (swap.hasArrived()) {
				swap.to((count + 1) % 2);
				count++;
				again(pauseNanos - (System.nanoTime() - began));
			} else {
				again(LOOK_AGAIN_NANOS);
			}
		} catch (Throwable e) {
			failure = e;
		}
	}

	private void again(long nanos) {
		try {
			thread.schedule(this::step, Math.max(0, nanos), TimeUnit.NANOSECONDS);
		} catch (RejectedExecutionException e) {
			// it was closed in this moment
		}
	}

	int count() {
		return count;
	}

	/** Ends after the swap that is under way, and says what went wrong. */
	@Override
	public void close() throws Exception {
		thread.shutdown();
		if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
			throw new AssertionError("a swap takes longer than 30 s");
		}
		if (failure != null) {
			throw new AssertionError("swap " + (count + 1) + " failed", failure);
		}
	}
}
