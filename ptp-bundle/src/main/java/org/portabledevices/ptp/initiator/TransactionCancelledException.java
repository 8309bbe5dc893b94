package org.portabledevices.ptp.initiator;

import org.portabledevices.ptp.PtpException;

/** A transaction was cancelled through its {@link Cancellation}; the result says what became of it. */
public class TransactionCancelledException extends PtpException {
	private static final long serialVersionUID = 1L;

	private final transient TransactionResult result;

	/**
	 * Makes the exception.
	 *
	 * @param result how the transaction ended.
	 */
	public TransactionCancelledException(TransactionResult result) {
		super("Cancelled: " + result, result.responseCode(), null);
		this.result = result;
	}

	/**
	 * Answers how the transaction ended.
	 *
	 * @return the result; its outcome tells whether the device stopped and whether the session can be used.
	 */
	public TransactionResult result() {
		return result;
	}
}
