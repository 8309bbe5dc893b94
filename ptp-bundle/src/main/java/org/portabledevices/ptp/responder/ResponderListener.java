package org.portabledevices.ptp.responder;

import java.net.SocketAddress;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears what a responder has to tell its operator. Called on the responder's threads; it must be quick. */
@ConsumerType
public interface ResponderListener {
	/**
	 * Tells that an initiator is connected, both connections.
	 *
	 * @param initiator its address.
	 * @param friendlyName the name it gave.
	 */
	default void connected(SocketAddress initiator, String friendlyName) {
	}

	/**
	 * Tells that an initiator is gone.
	 *
	 * @param initiator its address.
	 * @param reason in words.
	 */
	default void disconnected(SocketAddress initiator, String reason) {
	}

	/**
	 * Tells that a connection was not accepted.
	 *
	 * @param peer its address.
	 * @param reason in words.
	 */
	default void refused(SocketAddress peer, String reason) {
	}

	/**
	 * Tells that the device threw something other than a response.
	 *
	 * @param operation the code of the operation.
	 * @param failure what it threw.
	 */
	default void failed(int operation, Throwable failure) {
	}
}
