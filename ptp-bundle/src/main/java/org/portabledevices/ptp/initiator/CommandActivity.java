package org.portabledevices.ptp.initiator;

import java.util.concurrent.TimeUnit;

import org.portabledevices.ptp.transport.Waits;

/**
 * Whether a transaction is on the wire, so that the end of the event connection does not take the answer away that the
 * device gave before it closed both.
 */
final class CommandActivity {
	private boolean running;
	private int transactionId;
	private boolean ending;

	/** A request goes out; {@code false} if there will be no answer any more. */
	synchronized boolean begin(int id) {
		transactionId = id;
		running = !ending;
		return running;
	}

	/** An answer came; one of a transaction that is over ends nothing. */
	synchronized void answered(int id) {
		if (id == transactionId) {
			end();
		}
	}

	/** Nobody waits for the answer any more. */
	synchronized void end() {
		running = false;
		notifyAll();
	}

	/** Lets no other transaction begin, and waits for the one that runs, if one does, no longer than the limit. */
	synchronized void awaitLast(Waits waits) {
		ending = true;
		long since = waits.now();
		try {
			for (long left = waits.toRead(since); running && left > 0; left = waits.toRead(since)) {
				TimeUnit.MILLISECONDS.timedWait(this, waits.sleepMillis(left));
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
