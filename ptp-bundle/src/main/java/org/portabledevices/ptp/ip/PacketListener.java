package org.portabledevices.ptp.ip;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Watches the packets of a session, for traces and tests. It is called on the thread that sends or receives, for a
 * packet sent before its bytes go out, and possibly under a lock of the library: so it must
 * be quick, must not throw, and must call nothing of the session or the responder. Several threads may call at once.
 */
@ConsumerType
@FunctionalInterface
public interface PacketListener {
	/**
	 * Tells of one packet.
	 *
	 * @param sent {@code true} if this side sends it, {@code false} if it was received.
	 * @param connection the connection that carries it.
	 * @param type its type.
	 * @param transactionId its transaction, 0 for types without one.
	 * @param length the length of the whole packet in bytes.
	 */
	void packet(boolean sent, ConnectionKind connection, PacketType type, int transactionId, long length);
}
