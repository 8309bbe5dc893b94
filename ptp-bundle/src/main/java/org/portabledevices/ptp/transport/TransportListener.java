package org.portabledevices.ptp.transport;

import org.osgi.annotation.versioning.ProviderType;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.PtpException;

/** Hears what comes without being asked for. Called by the transport's own thread, one call at a time. */
@ProviderType
public interface TransportListener {
	/**
	 * Tells of an event.
	 *
	 * @param event the event.
	 */
	void event(PtpEvent event);

	/**
	 * Tells, as the last call and only once, that the transport was closed by anything but {@link PtpTransport#close()}.
	 *
	 * @param cause why.
	 */
	void closed(PtpException cause);
}
