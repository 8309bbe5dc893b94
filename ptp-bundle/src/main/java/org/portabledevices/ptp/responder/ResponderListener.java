package org.portabledevices.ptp.responder;

import java.net.SocketAddress;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears what a responder has to tell its operator. Called on the responder's threads; it must be quick,
 * and should not throw. */
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
	 * Tells that an initiator is gone, and why. Calls {@link #disconnected(SocketAddress, String)} unless it is overridden.
	 *
	 * @param initiator its address.
	 * @param why the reason, to tell the usual end from an unfriendly one.
	 * @param reason in words.
	 */
	default void disconnected(SocketAddress initiator, ConnectionEnd why, String reason) {
		disconnected(initiator, reason);
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
	 * Tells that a connection was not accepted, and why. Calls {@link #refused(SocketAddress, String)} unless it is
	 * overridden. A peer that tries in a loop is told of each time.
	 *
	 * @param peer its address; the responder's own for {@link ConnectionEnd#FAILED}.
	 * @param why the reason.
	 * @param reason in words.
	 */
	default void refused(SocketAddress peer, ConnectionEnd why, String reason) {
		refused(peer, reason);
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
