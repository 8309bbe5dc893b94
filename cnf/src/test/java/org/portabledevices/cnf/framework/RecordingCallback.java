package org.portabledevices.cnf.framework;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** Remembers what completed, in order. */
final class RecordingCallback implements ServiceMethodCallback {
	private final List<Invocation> completed = new CopyOnWriteArrayList<>();
	private final Semaphore calls = new Semaphore(0);

	@Override
	public void onComplete(Invocation invocation, Status status, Values results) {
		completed.add(invocation);
		calls.release();
	}

	/** Waits for a number of further calls, and not for ever. */
	boolean await(int count) throws InterruptedException {
		return calls.tryAcquire(count, 10, TimeUnit.SECONDS);
	}

	List<Long> ids() {
		return completed.stream().map(Invocation::id).toList();
	}

	List<End> ends() {
		return completed.stream().map(invocation -> invocation.end().orElseThrow()).toList();
	}
}
