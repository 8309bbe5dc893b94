package org.portabledevices.cnf.framework.lives.client;

import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.portabledevices.service.DataSink;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.InvocationException;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.Progress;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/**
 * What a busy client does until it is refused: it calls without a pause, with callbacks, stages and a sink; keeps a queue full, a thread waiting, and one of its callbacks inside until
 * it leaves. It says so whenever something of it is called. A part of bundles that tests make.
 */
public final class Load {

	/** Said by the callback that stays inside until the client leaves: then all the rest goes on too. */
	public static final String LINGERS = "lingers";
	private static final int LINGER_AT = 300;
	private static final int OPEN = 200;
	private static final int QUEUED = 20;

	private final ServiceMethods wide;
	private final ServiceMethods narrow;
	private final Consumer<String> journal;
	private final Semaphore room = new Semaphore(OPEN);
	private final CountDownLatch leaving = new CountDownLatch(1);
	private final AtomicInteger completed = new AtomicInteger();
	private final Thread caller = new Thread(this::call, "client that calls");
	private final Thread waiter = new Thread(this::await, "client that waits");
	private final ServiceMethodCallback callback = new Callback();
	private final ServiceMethodCallback held = new Callback();

	Load(ServiceMethods wide, ServiceMethods narrow, Consumer<String> journal) {
		this.wide = wide;
		this.narrow = narrow;
		this.journal = journal;
		caller.setDaemon(true);
		waiter.setDaemon(true);
	}

	void start() {
		caller.start();
		waiter.start();
	}

	/** The client is being stopped. It stops nothing itself: that its calls end is the engine's business. */
	void leave() {
		leaving.countDown();
	}

	void event() {
		journal.accept("event");
	}

	private void call() {
		try {
			wide.invokeAsync(LoadMethods.PULL, null, callback, InvocationOptions.builder().sink(new Sink()).build());
			for (int i = 0; i < QUEUED; i++) {
				narrow.invokeAsync(LoadMethods.HOLD, null, callback);
			}
			for (int i = 0;; i++) {
				callWide(i);
			}
		} catch (InvocationRefusedException e) {
			if (!e.status().equals(Status.E_WPD_SERVICE_NOT_OPEN)) {
				journal.accept("refused for another reason: " + e.getMessage());
			}
		} catch (InterruptedException e) {
			journal.accept("interrupted");
		}
	}

	private void callWide(int number) throws InvocationRefusedException, InterruptedException {
		while (!room.tryAcquire(10, TimeUnit.MILLISECONDS)) {
			wide.cancel(held); // they fill the device; or nothing comes back any more, since the client is gone: then the next is refused
			wide.invokeAsync(LoadMethods.LATER, null, null);
		}
		switch (number % 8) {
			case 0 -> wide.invokeAsync(LoadMethods.HOLD, null, held);
			case 1 -> wide.invokeAsync(LoadMethods.ANSWER, null, callback).result().whenComplete((values, failure) -> stage());
			case 2, 3 -> wide.invokeAsync(LoadMethods.ANSWER, null, callback);
			default -> wide.invokeAsync(LoadMethods.LATER, null, callback);
		}
	}

	/** A stage that is complete already runs what hangs on it where that is added: nobody called us then. */
	private void stage() {
		if (Thread.currentThread() != caller) {
			journal.accept("stage");
		}
	}

	private void await() {
		try {
			narrow.invoke(LoadMethods.HOLD, null);
		} catch (InvocationException e) {
			// woken, since the client is gone
		} catch (InterruptedException e) {
			journal.accept("interrupted");
		}
	}

	private final class Callback implements ServiceMethodCallback {

		@Override
		public void onComplete(Invocation invocation, Status status, Values results) {
			journal.accept("complete");
			journal.accept(invocation.end().orElseThrow().name());
			room.release();
			if (completed.incrementAndGet() == LINGER_AT) {
				linger();
			}
		}

		@Override
		public void onProgress(Invocation invocation, Progress progress) {
			journal.accept("progress");
		}

		private void linger() {
			journal.accept(LINGERS);
			try {
				leaving.await(20, TimeUnit.SECONDS);
			} catch (InterruptedException e) {
				journal.accept("interrupted");
			}
		}
	}

	private final class Sink implements DataSink {

		@Override
		public void write(ByteBuffer data) {
			journal.accept("sink");
			data.position(data.limit());
		}

		@Override
		public void close(boolean complete) {
			journal.accept("sink closed");
		}
	}
}
