package org.portabledevices.cnf.framework.lives;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.portabledevices.service.End;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** A thread that invokes one method without a pause, with some dozens open at a time, and counts what becomes of it. */
final class Caller implements ServiceMethodCallback, AutoCloseable {

	private static final int OPEN = 50;
	private static final int SOME = 500;

	private final ServiceMethods methods;
	private final UUID method;
	private final Semaphore room = new Semaphore(OPEN);
	private final Semaphore called = new Semaphore(0);
	private final AtomicInteger accepted = new AtomicInteger();
	private final AtomicInteger calls = new AtomicInteger();
	private final AtomicInteger calledTwice = new AtomicInteger();
	private final List<String> notSucceeded = new CopyOnWriteArrayList<>();
	private final Set<Long> ids = ConcurrentHashMap.newKeySet();
	private final Thread thread = new Thread(this::call, "caller");
	private volatile boolean finishing;

	Caller(ServiceMethods methods, UUID method) {
		this.methods = methods;
		this.method = method;
		thread.setDaemon(true);
		thread.start();
	}

	private void call() {
		try {
			while (!finishing) {
				room.acquire();
				methods.invokeAsync(method, null, this);
				accepted.incrementAndGet();
			}
		} catch (InvocationRefusedException e) {
			notSucceeded.add("refused: " + e.getMessage());
		} catch (InterruptedException e) {
			// given up
		}
	}

	@Override
	public void onComplete(Invocation invocation, Status status, Values results) {
		calls.incrementAndGet();
		if (!ids.add(invocation.id())) {
			calledTwice.incrementAndGet();
		}
		if (invocation.end().orElseThrow() != End.SUCCEEDED) {
			notSucceeded.add(invocation + ": " + invocation.end() + " " + invocation.message());
		}
		called.release();
		room.release();
	}

	/** Waits until some more have ended. */
	void awaitSome() throws InterruptedException {
		assertTrue(called.tryAcquire(SOME, 20, TimeUnit.SECONDS), () -> "accepted " + accepted + ", called " + calls + ", " + notSucceeded);
	}

	/** Invokes nothing more, and waits for all that is open. */
	void finish() throws InterruptedException {
		finishing = true;
		thread.join(TimeUnit.SECONDS.toMillis(20));
		assertTrue(room.tryAcquire(OPEN, 20, TimeUnit.SECONDS), () -> "accepted " + accepted + ", called " + calls);
	}

	int accepted() {
		return accepted.get();
	}

	int calls() {
		return calls.get();
	}

	int calledTwice() {
		return calledTwice.get();
	}

	List<String> notSucceeded() {
		return notSucceeded;
	}

	@Override
	public void close() {
		thread.interrupt();
	}
}
