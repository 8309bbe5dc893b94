package org.portabledevices.service;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

/** What a cancel matched, and what it did to each (contract 2.5). Immutable. */
@ProviderType
public interface CancelReceipt {

	/**
	 * Sums up.
	 *
	 * @return {@link Status#ERROR_NOT_FOUND} if nothing was matched, {@link Status#ERROR_NOT_SUPPORTED} if nothing of what was matched can be cancelled, else
	 *         {@link Status#S_OK}.
	 */
	Status status();

	/**
	 * Answers one entry for each invocation that was matched.
	 *
	 * @return an unmodifiable list.
	 */
	List<Entry> entries();

	/** What a cancel did to one invocation. */
	@ProviderType
	interface Entry {

		/**
		 * Tells which invocation.
		 *
		 * @return the handle that {@link ServiceMethods#invokeAsync} answered.
		 */
		Invocation invocation();

		/**
		 * Tells what the cancel did.
		 *
		 * @return the outcome.
		 */
		CancelOutcome outcome();

		/**
		 * Tells the end that is decided.
		 *
		 * @return {@link End#CANCELLED}; for {@link CancelOutcome#ALREADY_CANCELLING} the end that was decided before; {@code null} for
		 *         {@link CancelOutcome#NOT_CANCELLABLE}, where none is.
		 */
		End end();
	}
}
