package org.portabledevices.ptp.responder.transaction;

import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.responder.WireConditions;

/**
 * What an initiator's Cancel on the event connection may hit: the transaction that runs, one whose request is still on its
 * way on the other connection, or one that was answered, and then nothing.
 */
public final class RunningTransactions {
	private RunningTransaction running;
	private boolean answeredAny;
	private int lastAnswered;
	private boolean cancelledEarly;
	private int earlyId;
	private boolean gone;

	/** Makes a transaction the running one; it may be cancelled already. */
	public void begin(RunningTransaction transaction, WireConditions conditions) {
		boolean cancelled;
		boolean lost;
		synchronized (this) {
			running = transaction;
			cancelled = cancelledEarly && earlyId == transaction.transactionId();
			cancelledEarly = false;
			lost = gone;
		}
		if (cancelled && conditions.heedsCancel(transaction)) {
			transaction.cancel();
		}
		if (lost) {
			transaction.gone();
		}
	}

	/** A Cancel came on the event connection. */
	public void cancelled(int id, WireConditions conditions, Runnable wake) {
		RunningTransaction hit;
		synchronized (this) {
			hit = running != null && running.transactionId() == id ? running : null;
			if (hit == null && !(answeredAny && lastAnswered == id)) {
				cancelledEarly = true;
				earlyId = id;
			}
		}
		if (hit != null && conditions.heedsCancel(hit)) {
			hit.cancel();
			wake.run();
		}
	}

	/**
	 * Ends the running transaction: what comes for it from now on is too late.
	 *
	 * @param evenIfCancelled whether a cancel no longer matters.
	 * @return {@code false}, and it goes on running, if it was cancelled before and that matters.
	 */
	synchronized boolean answered(boolean evenIfCancelled) {
		if (running == null) {
			return true;
		}
		if (!evenIfCancelled && running.isCancelRequested()) {
			return false;
		}
		lastAnswered = running.transactionId();
		answeredAny = true;
		running = null;
		return true;
	}

	/** The initiator went away: whoever waits for its sake is told. */
	public void gone() {
		RunningTransaction hit;
		synchronized (this) {
			gone = true;
			hit = running;
		}
		if (hit != null) {
			hit.gone();
		}
	}

	/** Tells whether an ID was used by the transaction before. */
	public synchronized boolean isRepeated(PtpIpPacket.OperationRequest request) {
		return answeredAny && lastAnswered == request.transactionId();
	}
}
