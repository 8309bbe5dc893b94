package org.portabledevices.ptp.responder;

import org.osgi.annotation.versioning.ProviderType;

/** A transaction that a responder is executing. Safe for use by several threads. */
@ProviderType
public interface ResponderTransaction {
	/**
	 * Answers the operation.
	 *
	 * @return its code.
	 */
	int operation();

	/**
	 * Answers the transaction.
	 *
	 * @return its ID.
	 */
	int transactionId();

	/**
	 * Answers a parameter.
	 *
	 * @param index from 0.
	 * @return the parameter, 0 if the initiator left it away.
	 */
	int parameter(int index);

	/**
	 * Tells whether it makes no sense to go on.
	 *
	 * @return whether the initiator cancelled, or went away.
	 */
	boolean isCancelled();

	/**
	 * Asks to be told when the initiator cancels or goes away; at once, on the caller's thread, if it did already. Otherwise
	 * called on the event thread, which it must not block. A later hook replaces an earlier one.
	 *
	 * @param hook wakes what waits.
	 */
	void onCancel(Runnable hook);

	/**
	 * Tells whether nobody waits for an answer any more.
	 *
	 * @return whether the initiator went away.
	 */
	boolean isGone();

	/**
	 * Asks to be told when the initiator goes away, whether it cancelled before or not; at once, on the caller's thread, if it
	 * did already. Otherwise called on the event thread, which it must not block. A later hook replaces an earlier one.
	 *
	 * @param hook wakes what waits.
	 */
	void onGone(Runnable hook);
}
