package org.portabledevices.ptp.initiator;

import org.portabledevices.ptp.PtpException;

/**
 * The receiver or the source of this side failed, not the device. The transaction was cancelled for it, and its end
 * awaited.
 */
public class LocalDataException extends PtpException {
	private static final long serialVersionUID = 1L;

	private final transient TransactionResult result;

	/**
	 * Makes the exception.
	 *
	 * @param result how the transaction ended.
	 * @param cause what the receiver or the source threw.
	 */
	public LocalDataException(TransactionResult result, Throwable cause) {
		super("Data could not be taken or given: " + cause + " (" + result + ")", result.responseCode(), cause);
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
