package org.portabledevices.ptp.initiator;

import java.util.concurrent.TimeUnit;

import org.portabledevices.ptp.transport.Waits;

/** Counts the answers to probes, so that whoever asked can wait for one. */
final class ProbeAnswers {
	private long count;
	private boolean closed;

	synchronized long count() {
		return count;
	}

	synchronized void answered() {
		count++;
		notifyAll();
	}

	synchronized void closed() {
		closed = true;
		notifyAll();
	}

	/** Waits for an answer after those seen; {@code false} if none came in time. An interrupt ends the wait and stays set. */
	synchronized boolean await(long seen, Waits waits) {
		long since = waits.now();
		try {
			for (long remaining = waits.toRead(since); count == seen && !closed
					&& remaining > 0; remaining = waits.toRead(since)) {
				TimeUnit.MILLISECONDS.timedWait(this, waits.sleepMillis(remaining));
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		return count > seen;
	}
}
