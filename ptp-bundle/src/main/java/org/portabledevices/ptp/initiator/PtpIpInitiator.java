package org.portabledevices.ptp.initiator;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.util.UUID;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ip.PacketListener;
import org.portabledevices.ptp.ip.PtpIpCodec;
import org.portabledevices.ptp.transport.Limits;

/**
 * Connects to devices over PTP/IP. Immutable; each {@code with…} method answers a changed copy. CIPA DC-X005.
 * <p>
 * What a connection keeps does not grow with what the device sends, or does not take: 256 KiB for what is received with
 * commands and data and 4 KiB for events, 2 KiB for what is sent, and up to 64 KiB on each of the two connections for cancels
 * and probe answers that the device does not take; during an upload one piece of 64 KiB. Together that is less than half a
 * MiB, two sockets and one thread. Only Data and End_Data packets may be long, up to 4 GiB each, and are streamed; no other may
 * have more than 544 bytes. Events are not queued: while a listener takes its time, the device waits.
 */
public final class PtpIpInitiator {
	/** The TCP port of PTP/IP. */
	public static final int PORT = 15740;

	private final UUID guid;
	private final String friendlyName;
	private final Limits limits;
	private final PacketListener packets;

	private PtpIpInitiator(UUID guid, String friendlyName, Limits limits, PacketListener packets) {
		this.guid = requireNonNull(guid, "guid");
		this.friendlyName = friendlyName;
		this.limits = requireNonNull(limits, "limits");
		this.packets = requireNonNull(packets, "packets");
	}

	/**
	 * Makes an initiator with the default limits.
	 *
	 * @param guid tells it from other initiators; devices that pair remember it, so it should stay the same.
	 * @param friendlyName its name for people, at most {@value PtpIpCodec#MAXIMUM_NAME_LENGTH} units.
	 */
	public PtpIpInitiator(UUID guid, String friendlyName) {
		this(guid, friendlyName, Limits.DEFAULT, (sent, connection, type, transactionId, length) -> {
		});
		if (friendlyName.length() > PtpIpCodec.MAXIMUM_NAME_LENGTH) {
			throw new IllegalArgumentException("a friendly name of %d units, at most 255".formatted(friendlyName.length()));
		}
	}

	/**
	 * Answers this initiator with other limits.
	 *
	 * @param other how long to wait for devices.
	 * @return the initiator.
	 */
	public PtpIpInitiator withLimits(Limits other) {
		return new PtpIpInitiator(guid, friendlyName, other, packets);
	}

	/**
	 * Answers this initiator with a listener that watches its packets.
	 *
	 * @param listener the listener.
	 * @return the initiator.
	 */
	public PtpIpInitiator withPacketListener(PacketListener listener) {
		return new PtpIpInitiator(guid, friendlyName, limits, listener);
	}

	/**
	 * Connects to a device, and nobody will cancel that.
	 *
	 * @param device its address, resolved.
	 * @param listener hears events and the end of the session.
	 * @return the session.
	 * @throws PtpException as {@link #connect(InetSocketAddress, SessionListener, Cancellation)} does.
	 */
	public PtpSession connect(InetSocketAddress device, SessionListener listener) throws PtpException {
		return connect(device, listener, new Cancellation());
	}

	/**
	 * Connects to a device: both connections and their handshake, no OpenSession. Waits no longer than the connect limit,
	 * for all of it. An interrupt changes nothing and stays set.
	 *
	 * @param device its address, resolved.
	 * @param listener hears events and the end of the session.
	 * @param cancellation gives up at once; without effect when connected.
	 * @return the session. Its event thread, a daemon, is named after the address and ends with it.
	 * @throws org.portabledevices.ptp.ip.InitFailedException if the device refuses: rejected, busy, or unspecified.
	 * @throws org.portabledevices.ptp.PeerSilentException if the limit passed.
	 * @throws org.portabledevices.ptp.ConnectionLostException if nobody listens there, the connection broke, or it was
	 *         cancelled.
	 * @throws PtpException if the device answers what makes no sense.
	 */
	public PtpSession connect(InetSocketAddress device, SessionListener listener, Cancellation cancellation)
			throws PtpException {
		requireNonNull(listener, "listener");
		PtpIpTransport transport = PtpIpTransport.connect(device, guid, friendlyName, limits, packets, cancellation);
		return PtpSession.start(transport, limits, listener);
	}
}
