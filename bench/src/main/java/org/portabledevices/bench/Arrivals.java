package org.portabledevices.bench;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.portabledevices.service.Invocation;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** Counts completions, ours and others', and lets one thread wait for the last. */
final class Arrivals implements ServiceMethodCallback {

	private final AtomicInteger left = new AtomicInteger();
	private volatile Thread waiter;

	/** Begins to count; the calling thread is the one that waits. */
	void expect(int count) {
		waiter = Thread.currentThread();
		left.set(count);
	}

	void arrive() {
		if (left.decrementAndGet() == 0) {
			LockSupport.unpark(waiter);
		}
	}

	/** Waits asleep. */
	void await() {
		while (left.get() > 0) {
			LockSupport.park(this);
		}
	}

	/** Waits awake, so that waking up is not measured. */
	void spin() {
		while (left.get() > 0) {
			Thread.onSpinWait();
		}
	}

	@Override
	public void onComplete(Invocation invocation, Status status, Values results) {
		arrive();
	}
}
