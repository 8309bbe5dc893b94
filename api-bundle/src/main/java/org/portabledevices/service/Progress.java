package org.portabledevices.service;

import java.util.OptionalInt;
import java.util.OptionalLong;

import org.osgi.annotation.versioning.ProviderType;

/** How far an invocation has come. Immutable. */
@ProviderType
public interface Progress {

	/**
	 * Tells how much is done.
	 *
	 * @return at least 0 and never decreasing; bytes where the method moves bulk data, else steps of the method's own.
	 */
	long completed();

	/**
	 * Tells how much there is to do.
	 *
	 * @return the total, in the unit of {@link #completed()}; empty if it is not known.
	 */
	OptionalLong total();

	/**
	 * Tells the share that is done. WPD: {@code WPD_EVENT_PARAMETER_OPERATION_PROGRESS}.
	 *
	 * @return 0 to 100; empty if the total is not known.
	 */
	OptionalInt percent();
}
