package org.portabledevices.engine.core;

import java.util.concurrent.TimeUnit;

import org.portabledevices.service.InvocationException;

/** One thread invokes and waits for the end, which the other brings about as soon as the handler has started. */
abstract class Invoking extends Meeting {

	/** Longer than a machine under load takes to wake a thread. */
	private static final long LONG = TimeUnit.SECONDS.toNanos(10);

	private volatile Thread invoker;
	private volatile boolean hasReturned;

	Invoking() {
		completions = 1; // there is no callback
	}

	/** Invokes, and tells what it was that woke it. */
	final String invoke() {
		invoker = Thread.currentThread();
		try {
			methods.invoke(QuietEngine.HOLD, null);
			return "returned";
		} catch (InvocationException e) {
			return "threw " + e.end();
		} catch (InterruptedException e) {
			return "interrupted";
		} finally {
			hasReturned = true;
			Thread.interrupted(); // if it was not woken otherwise
		}
	}

	/** Waits until the handler has started. */
	final void awaitStart() {
		while (context == null && !hasReturned) {
			Thread.onSpinWait();
		}
		call = ((Run) context).call;
	}

	/** To be called behind the end: waits until the other thread is awake, and wakes it if nobody else does. */
	final String wakes(String told) {
		long end = System.nanoTime() + LONG;
		while (!hasReturned && System.nanoTime() - end < 0) {
			Thread.onSpinWait();
		}
		check(hasReturned, Rules.NOT_WOKEN);
		if (!hasReturned) {
			invoker.interrupt();
		}
		return told;
	}
}
