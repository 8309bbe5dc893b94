package org.portabledevices.ptp.responder;

/** The initiator cancelled the transaction: whatever is being done for it ends here. */
final class CancelledSignal extends Exception {
	private static final long serialVersionUID = 1L;

	CancelledSignal() {
		super("cancelled by the initiator", null, false, false);
	}
}
