package org.portabledevices.ptp.responder;

import org.osgi.annotation.versioning.ConsumerType;
import org.portabledevices.ptp.ResponseException;

/**
 * Makes a responder as slow, silent or deaf as real devices are. Called on the
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
}
