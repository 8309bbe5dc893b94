package org.portabledevices.ptp.initiator;

/** What a cancel found. Each is a fact at the moment of the cancel; the end comes with the {@link TransactionResult}. */
public enum CancelRequest {
	/** No transaction was on the wire: none will be sent with this cancellation any more. */
	NOT_SENT,
	/** A transaction was on the wire, and the device is being told. */
	REQUESTED,
	/**
	 * An operation without a data phase was on the wire: it cannot be stopped and ends as the device answers (contract 7.4).
	 * None will be sent after it.
	 */
	NOT_CANCELLABLE,
	/** It was cancelled before. */
	ALREADY_REQUESTED
}
