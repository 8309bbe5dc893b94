package org.portabledevices.ptp.initiator;

import org.osgi.annotation.versioning.ConsumerType;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.PtpException;

/**
 * Hears what a device tells unasked. Called on the session's event thread, one call at a time and under no lock: while it
 * runs no other event is delivered and no probe is answered, so it must return soon and must not execute a transaction.
 * What it throws is dropped.
 */
@ConsumerType
public interface SessionListener {
	/**
	 * Tells of an event.
	 *
	 * @param event the event, unknown codes included.
	 */
	default void onEvent(PtpEvent event) {
	}

	/**
	 * Tells, as the last call and only once, that the session ended by anything but {@link PtpSession#close()}.
	 *
	 * @param cause why.
	 */
	default void onClosed(PtpException cause) {
	}
}
