package org.portabledevices.ptp.initiator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;

import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.ptp.responder.WireConditions;

/** Keeps one operation waiting until the test lets it go on. */
final class StalledOperation implements WireConditions {
	private final int operation;
	private final CountDownLatch stalled = new CountDownLatch(1);
	private final CountDownLatch go = new CountDownLatch(1);

	StalledOperation(int operation) {
		this.operation = operation;
	}

	void awaitStall() throws InterruptedException {
		assertTrue(stalled.await(10, SECONDS), "the operation did not come");
	}

	void goOn() {
		go.countDown();
	}

	@Override
	public void beforeOperation(ResponderTransaction transaction) {
		if (transaction.operation() == operation) {
			stalled.countDown();
			try {
				assertTrue(go.await(10, SECONDS), "nobody ended the stall");
			} catch (InterruptedException e) {
				throw new AssertionError(e);
			}
		}
	}
}
