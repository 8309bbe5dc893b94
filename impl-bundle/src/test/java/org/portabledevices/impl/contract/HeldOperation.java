package org.portabledevices.impl.contract;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.values.Values;

/** An operation that waits in the camera, before it is executed, until the kit lets it go or the initiator cancels it. */
final class HeldOperation implements HeldCall {

	/** What becomes of a cancel. */
	enum Cancel {
		/** It is heeded at once. */
		HEEDED,
		/** It is lost. */
		LOST,
		/** It is heeded, and confirmed only when the operation is let go. */
		CONFIRMED_LATE
	}

	private final SampleCall call;
	private final Cancel cancel;
	private final CountDownLatch running = new CountDownLatch(1);
	private final CountDownLatch toldToStop = new CountDownLatch(1);
	private final CountDownLatch letGo = new CountDownLatch(1);
	private final AtomicInteger cancelCount = new AtomicInteger();
	private volatile int transactionId;
	private volatile boolean heard;
	private volatile Values received;

	HeldOperation(SampleCall call, Cancel cancel) {
		this.call = call;
		this.cancel = cancel;
	}

	/** Waits, on the command thread. */
	void await(ResponderTransaction transaction) {
		transactionId = transaction.transactionId();
		transaction.onCancel(this::cancelledOrAlone);
		running.countDown();
		try {
			letGo.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** It makes no sense to go on: the Cancel that was heard has taken effect, or else the initiator went away. */
	private void cancelledOrAlone() {
		if (heard) {
			toldToStop.countDown();
		}
		if (!heard || cancel == Cancel.HEEDED) {
			letGo.countDown();
		}
	}

	/** The backend was given a call: perhaps this one. */
	void started(InvocationContext context) {
		if (context.method().equals(call.method()) && call.parameters().asMap().entrySet().stream()
				.allMatch(entry -> context.parameters().find(entry.getKey()).filter(entry.getValue()::equals).isPresent())) {
			received = context.parameters();
		}
	}

	/** A Cancel of this operation has come on the event connection. */
	void cancelled(int id) {
		if (hasRun() && id == transactionId) {
			cancelCount.incrementAndGet();
		}
	}

	/** A Cancel has come, on either connection; answers whether it is heeded. */
	boolean heedsCancel() {
		if (cancel == Cancel.LOST) {
			toldToStop.countDown();
			return false;
		}
		heard = true;
		return true;
	}

	@Override
	public SampleCall call() {
		return call;
	}

	@Override
	public void awaitRunning() throws InterruptedException {
		await(running, "the operation did not reach the camera within 10 s");
	}

	@Override
	public void awaitToldToStop() throws InterruptedException {
		await(toldToStop, "no Cancel reached the camera within 10 s");
	}

	private static void await(CountDownLatch latch, String otherwise) throws InterruptedException {
		if (!latch.await(10, TimeUnit.SECONDS)) {
			throw new AssertionError(otherwise);
		}
	}

	@Override
	public void letGo() {
		letGo.countDown();
	}

	@Override
	public boolean hasRun() {
		return running.getCount() == 0;
	}

	/** The initiator sends each Cancel twice; those on the event connection are counted. */
	@Override
	public int stopCount() {
		return cancelCount.get();
	}

	@Override
	public Values received() {
		return received;
	}
}
