package org.portabledevices.ptp.responder;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

import org.portabledevices.ptp.code.OperationCode;

/** Stops the data of GetObject and SendObject at a position, until the test lets it go on, or the initiator cancels or goes away. */
public final class StallingWire implements WireConditions {
	private final long stallAt;
	private final boolean deaf;
	private final CountDownLatch stalled = new CountDownLatch(1);
	private final Semaphore go = new Semaphore(0);

	private StallingWire(long stallAt, boolean deaf) {
		this.stallAt = stallAt;
		this.deaf = deaf;
	}

	/** Stalls from a position on. */
	public static StallingWire at(long position) {
		return new StallingWire(position, false);
	}

	/** Stalls from a position on, and loses every Cancel. */
	public static StallingWire deafAt(long position) {
		return new StallingWire(position, true);
	}

	public void awaitStall() throws InterruptedException {
		assertTrue(stalled.await(10, SECONDS), "no data came to the place of the stall");
	}

	public void goOn() {
		go.release(1_000_000);
	}

	@Override
	public void beforeData(ResponderTransaction transaction, long position, int length) {
		boolean bulk = transaction.operation() == OperationCode.GET_OBJECT
				|| transaction.operation() == OperationCode.SEND_OBJECT;
		if (bulk && position + length > stallAt) {
			stalled.countDown();
			transaction.onCancel(go::release);
			try {
				assertTrue(go.tryAcquire(10, SECONDS), "nobody ended the stall");
			} catch (InterruptedException e) {
				throw new AssertionError(e);
			}
		}
	}

	@Override
	public boolean heedsCancel(ResponderTransaction transaction) {
		return !deaf;
	}
}
