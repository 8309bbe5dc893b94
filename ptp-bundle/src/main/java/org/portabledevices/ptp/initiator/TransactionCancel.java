package org.portabledevices.ptp.initiator;

import org.portabledevices.ptp.transport.Limits;
import org.portabledevices.ptp.transport.PtpTransport;
import org.portabledevices.ptp.transport.Waits;

/**
 * How far a transaction is, and what a cancel does then: WAITING for its turn → SENDING → RECEIVING → OVER. Who sends owns the
 * stream, so while SENDING the executing thread marks the cancel in it, and while RECEIVING the thread that cancels does.
 */
final class TransactionCancel implements Cancellation.Target {
	private enum Phase {
		WAITING, SENDING, RECEIVING, OVER
	}

	private final PtpTransport transport;
	private final Limits limits;
	private final Waits waits;
	private final boolean cancellable;
	private final Runnable wakeWaiting;

	/** Guarded by this, as is all that a cancel reads and writes. */
	private Phase phase = Phase.WAITING;
	private boolean marked;
	private int transactionId;
	/** The caller cancelled. */
	private volatile boolean requested;
	/** The device is told to stop, by the caller's cancel or by the executing thread for a reason of its own. */
	private volatile boolean stopping;

	/**
	 * Makes it, WAITING.
	 *
	 * @param waits what bounds the wait for the confirmation.
	 * @param cancellable whether the transaction has a data phase (contract 7.4).
	 * @param wakeWaiting makes a thread that waits for its turn look again.
	 */
	TransactionCancel(PtpTransport transport, Limits limits, Waits waits, boolean cancellable, Runnable wakeWaiting) {
		this.transport = transport;
		this.limits = limits;
		this.waits = waits;
		this.cancellable = cancellable;
		this.wakeWaiting = wakeWaiting;
	}

	@Override
	public CancelRequest cancel() {
		synchronized (this) {
			if (phase == Phase.OVER) {
				return CancelRequest.NOT_SENT;
			}
			if (phase != Phase.WAITING) {
				if (!cancellable) {
					return CancelRequest.NOT_CANCELLABLE;
				}
				requested = true;
				stop();
				return CancelRequest.REQUESTED;
			}
			requested = true;
		}
		wakeWaiting.run();
		return CancelRequest.NOT_SENT;
	}

	boolean isRequested() {
		return requested;
	}

	boolean isStopping() {
		return stopping;
	}

	/** From here on the transaction is on the wire; a cancel that came before wins, and then this is {@code false}. */
	synchronized boolean begin(int id) {
		transactionId = id;
		if (!requested) {
			phase = Phase.SENDING;
		}
		return !requested;
	}

	/** Nothing more is sent, but a cancel. */
	synchronized void receive() {
		phase = Phase.RECEIVING;
		if (stopping) {
			mark();
		}
	}

	synchronized void over() {
		phase = Phase.OVER;
	}

	/** Tells the device to stop, and bounds the wait for its confirmation. Blocks nowhere. */
	synchronized void stop() {
		if (!stopping) {
			stopping = true;
			waits.endAfter(limits.confirmation());
			transport.cancel(transactionId);
			if (phase == Phase.RECEIVING) {
				mark();
			}
			transport.wake();
		}
	}

	private void mark() {
		if (!marked) {
			marked = true;
			transport.cancelInStream(transactionId);
		}
	}
}
