package org.portabledevices.engine.core;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets calls into a client's code through until it is closed, and knows how many are inside. So "nothing begins any more" (contract 4.1) is a fact, not a look at the state of a
 * bundle.
 */
final class Gate {

	private static final int CLOSED = 1 << 31;

	private final AtomicInteger inside = new AtomicInteger();

	/** Goes in. Answers false, and does not, if the gate is closed. */
	boolean enter() {
		for (;;) {
			int word = inside.get();
			if (word < 0) {
				return false;
			}
			if (inside.compareAndSet(word, word + 1)) {
				return true;
			}
		}
	}

	/** Goes out again. */
	void leave() {
		if (inside.decrementAndGet() == CLOSED) {
			synchronized (this) {
				notifyAll();
			}
		}
	}

	/** Lets nobody in any more. */
	void close() {
		inside.accumulateAndGet(CLOSED, (word, bit) -> word | bit);
	}

	/**
	 * Waits until nobody is inside a closed gate.
	 *
	 * @param nanos how long, at most.
	 * @param mine how many of those inside are the caller's own, which it cannot wait for.
	 * @return whether nobody else is inside.
	 */
	synchronized boolean awaitEmpty(long nanos, int mine) {
		long end = System.nanoTime() + nanos;
		boolean interrupted = false;
		try {
			while ((inside.get() & ~CLOSED) > mine) {
				long millis = (end - System.nanoTime() + 999_999) / 1_000_000;
				if (millis <= 0) {
					return false;
				}
				try {
					wait(millis);
				} catch (InterruptedException e) {
					interrupted = true;
					return false;
				}
			}
			return true;
		} finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}
}
