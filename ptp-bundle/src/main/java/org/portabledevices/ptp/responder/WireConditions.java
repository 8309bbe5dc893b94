package org.portabledevices.ptp.responder;

import org.osgi.annotation.versioning.ConsumerType;
import org.portabledevices.ptp.ResponseException;

/**
 * Makes a responder as slow, silent or deaf as real devices are, and watches what it answers. Called on the
 * command thread, {@link #heedsCancel} on the event thread too, under no lock; a method that
 * waits should wake when {@link ResponderTransaction#onCancel} tells, since the answer to a cancel waits for it.
 */
@ConsumerType
public interface WireConditions {
	/** Nothing is slow, nothing is lost. */
	WireConditions NONE = new WireConditions() {
	};

	/**
	 * Called before an operation is executed, OpenSession included: latency, or a refusal.
	 *
	 * @param transaction the transaction.
	 * @throws ResponseException to answer an error instead.
	 */
	default void beforeOperation(ResponderTransaction transaction) throws ResponseException {
	}

	/**
	 * Asked before each piece of data, in either direction, where it is to be cut: so that something can happen at an exact byte.
	 *
	 * @param transaction the transaction.
	 * @param position how many bytes of data were before.
	 * @param length how many bytes could go together, at least 1.
	 * @return how many go together, 1 to {@code length}; what is outside of that is taken for the nearer end.
	 */
	default int pieceLength(ResponderTransaction transaction, long position, int length) {
		return length;
	}

	/**
	 * Called before each piece of data, in either direction: throttling, or a stall.
	 *
	 * @param transaction the transaction.
	 * @param position how many bytes of data were before.
	 * @param length how many bytes this piece has.
	 * @throws ResponseException to end the data and answer an error.
	 */
	default void beforeData(ResponderTransaction transaction, long position, int length) throws ResponseException {
	}

	/**
	 * Asked for each Cancel that names a running transaction.
	 *
	 * @param transaction the transaction.
	 * @return {@code false} to lose the Cancel, as some devices do.
	 */
	default boolean heedsCancel(ResponderTransaction transaction) {
		return true;
	}

	/**
	 * Called before a Cancel that was heeded is confirmed, when the work has stopped: a late confirmation.
	 *
	 * @param transaction the transaction.
	 * @throws ResponseException to answer another error than Transaction_Cancelled.
	 */
	default void beforeConfirmation(ResponderTransaction transaction) throws ResponseException {
	}

	/**
	 * Told what is answered, just before it goes out; if the initiator went away, to nobody.
	 *
	 * @param transaction the transaction.
	 * @param responseCode the response code.
	 */
	default void responding(ResponderTransaction transaction, int responseCode) {
	}
}
