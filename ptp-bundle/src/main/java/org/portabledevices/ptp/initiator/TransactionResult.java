package org.portabledevices.ptp.initiator;

import java.util.List;

import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;

/** How a transaction ended, and what it carried. Immutable. */
public final class TransactionResult {
	/** How a transaction ended. */
	public enum Outcome {
		/** Nobody cancelled: the device answered, OK or not. */
		ANSWERED,
		/** Cancelled before it was sent: the device knows nothing of it, the session is in step. */
		NOT_SENT,
		/**
		 * Cancelled, and the device answered that it stopped, or anything else before it had got all data; the session is in
		 * step.
		 */
		STOPPED,
		/** Cancelled too late: the device had done it, and its answer came instead; the session is in step. */
		FINISHED,
		/**
		 * Cancelled, and the device closed the connection instead of answering, or answered what makes no sense and was cut off:
		 * what it did is unknown.
		 */
		SESSION_LOST,
		/** Cancelled, and the device did not confirm in time: the connection was closed, what it did is unknown. */
		NOT_CONFIRMED;

		/**
		 * Tells whether the transaction was cancelled.
		 *
		 * @return whether a cancel came before the end.
		 */
		public boolean cancelled() {
			return this != ANSWERED;
		}

		/**
		 * Tells whether the session can be used further.
		 *
		 * @return whether both sides are in step.
		 */
		public boolean sessionUsable() {
			return this != SESSION_LOST && this != NOT_CONFIRMED;
		}
	}

	private final int operation;
	private final int transactionId;
	private final Outcome outcome;
	private final int responseCode;
	private final List<Integer> parameters;
	private final long announcedLength;
	private final long transferredLength;

	TransactionResult(int operation, int transactionId, Outcome outcome, int responseCode, List<Integer> parameters,
			long announcedLength, long transferredLength) {
		this.operation = operation;
		this.transactionId = transactionId;
		this.outcome = outcome;
		this.responseCode = responseCode;
		this.parameters = parameters;
		this.announcedLength = announcedLength;
		this.transferredLength = transferredLength;
	}

	/**
	 * Answers the ID that the transaction had on the wire, by which events name the transaction that caused them.
	 *
	 * @return the transaction ID, u32; 0 outside a session, and if it was not sent.
	 */
	public int transactionId() {
		return transactionId;
	}

	/**
	 * Answers how it ended.
	 *
	 * @return the outcome.
	 */
	public Outcome outcome() {
		return outcome;
	}

	/**
	 * Answers what the device answered.
	 *
	 * @return the response code as received, u16; 0 if there was no response.
	 */
	public int responseCode() {
		return responseCode;
	}

	/**
	 * Answers the response's parameters. Devices leave some away, or add zeros up to five.
	 *
	 * @return an unmodifiable list of at most five, u32 each.
	 */
	public List<Integer> parameters() {
		return parameters;
	}

	/**
	 * Answers a parameter of the response.
	 *
	 * @param index from 0.
	 * @return the parameter, 0 if the device left it away.
	 */
	public int parameter(int index) {
		return index < parameters.size() ? parameters.get(index) : 0;
	}

	/**
	 * Answers how much data was announced.
	 *
	 * @return bytes, the u64 of Start_Data; -1 if the device did not know, which it says with 64 or with 32 ones, or there was no data.
	 */
	public long announcedLength() {
		return announcedLength;
	}

	/**
	 * Answers how much data was transferred, either way; data that came after a cancel and was dropped is not counted.
	 *
	 * @return bytes.
	 */
	public long transferredLength() {
		return transferredLength;
	}

	/**
	 * Tells whether all data that was announced was transferred.
	 *
	 * @return {@code false} if a length was announced and another one was transferred.
	 */
	public boolean complete() {
		return announcedLength == -1 || announcedLength == transferredLength;
	}

	/**
	 * Makes sure that the device did it.
	 *
	 * @return this result.
	 * @throws TransactionCancelledException if it was cancelled, {@link Outcome#FINISHED} included.
	 * @throws ResponseException if the device answered anything but OK.
	 * @throws PtpFormatException if more or less data was transferred than announced.
	 */
	public TransactionResult orThrow() throws TransactionCancelledException, ResponseException, PtpFormatException {
		if (outcome.cancelled()) {
			throw new TransactionCancelledException(this);
		}
		if (responseCode != ResponseCode.OK) {
			throw ResponseException.answerTo(operation, responseCode,
					parameters.stream().mapToInt(Integer::intValue).toArray());
		}
		if (!complete()) {
			throw new PtpFormatException(OperationCode.name(operation), "data",
					"%,d bytes announced, %,d transferred".formatted(announcedLength, transferredLength));
		}
		return this;
	}

	@Override
	public String toString() {
		return "%s: %s%s, %,d bytes".formatted(OperationCode.name(operation), outcome,
				responseCode == 0 ? "" : " " + ResponseCode.name(responseCode), transferredLength);
	}
}
