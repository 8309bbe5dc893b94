package org.portabledevices.ptp.responder.transaction;

/** The initiator cancelled the transaction: whatever is being done for it ends here. */
public final class CancelledSignal extends Exception {
	private static final long serialVersionUID = 1L;

	CancelledSignal() {
		super("cancelled by the initiator", null, false, false);
	}
}
