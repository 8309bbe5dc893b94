package org.portabledevices.engine.core;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Two actions at the same moment, again and again. A second thread is kept for it, and the moment is as near to the same as two cores allow. */
final class Race implements AutoCloseable {

	/** Something that may throw whatever it likes: the test fails with it. */
	interface Action {
		void run() throws Exception;
	}

	private final CyclicBarrier gather = new CyclicBarrier(2);
	private final AtomicInteger line = new AtomicInteger();
	private final AtomicReference<Throwable> failure = new AtomicReference<>();
	private volatile Action second;
	private final Thread runner = new Thread(this::runSecond, "race");

	Race() {
		runner.setDaemon(true);
		runner.start();
	}

	/** Runs both at once, and returns when both have returned. */
	void run(Action one, Action other) throws Exception {
		second = other;
		line.set(0);
		gather.await(10, TimeUnit.SECONDS);
		await();
		one.run();
		gather.await(10, TimeUnit.SECONDS);
		if (failure.get() != null) {
			throw new AssertionError(failure.get());
		}
	}

	/** Both spin for a moment, so that neither has to be woken. */
	private void await() {
		line.incrementAndGet();
		for (int i = 0; i < 10_000 && line.get() < 2; i++) {
			Thread.onSpinWait();
		}
	}

	private void runSecond() {
		try {
			while (true) {
				gather.await();
				await();
				try {
					second.run();
				} catch (Throwable e) {
					failure.set(e);
				}
				gather.await(10, TimeUnit.SECONDS);
			}
		} catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
			// closed, or the test has failed
		}
	}

	@Override
	public void close() throws InterruptedException {
		runner.interrupt();
		runner.join();
	}
}
