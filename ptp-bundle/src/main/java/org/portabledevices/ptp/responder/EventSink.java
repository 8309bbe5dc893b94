package org.portabledevices.ptp.responder;

import org.osgi.annotation.versioning.ProviderType;
import org.portabledevices.ptp.PtpEvent;

/** Tells the initiator of one session of events. Safe for use by several threads. */
@ProviderType
@FunctionalInterface
public interface EventSink {
	/**
	 * Sends an event. Never blocks and throws nothing: the events wait in a bounded queue for the event thread, and an
	 * initiator that does not read them is cut off. After the session's end nothing is sent.
	 *
	 * @param event the event.
	 */
	void send(PtpEvent event);
}
