package org.portabledevices.ptp.responder;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.UUID;

import org.portabledevices.ptp.ip.PacketListener;
import org.portabledevices.ptp.ip.PtpIpCodec;
import org.portabledevices.ptp.transport.Limits;

/**
 * Serves a device over PTP/IP, to one initiator at a time. CIPA DC-X005.
 * <p>
 * Threads, all daemons that are named after the port and end with {@link #close()}: one accepts and does the handshakes,
 * and for the connected initiator one has the command connection and runs the device, one has the event connection.
 */
public final class PtpIpResponder implements Closeable {
	private final Acceptor acceptor;

	private PtpIpResponder(Acceptor acceptor) {
		this.acceptor = acceptor;
	}

	/** What a responder is made of. Not safe for use by several threads. */
	public static final class Builder {
		final ResponderDevice device;
		UUID guid = new UUID(0, 0);
		String friendlyName = "PTP/IP responder";
		Limits limits = Limits.DEFAULT;
		WireConditions conditions = WireConditions.NONE;
		ResponderListener listener = new ResponderListener() {
		};
		PacketListener packets = (sent, connection, type, transactionId, length) -> {
		};

		private Builder(ResponderDevice device) {
			this.device = requireNonNull(device, "device");
		}

		/**
		 * Says who the responder is.
		 *
		 * @param responderGuid tells it from other responders.
		 * @param name its name for people, at most {@value PtpIpCodec#MAXIMUM_NAME_LENGTH} units.
		 * @return this builder.
		 */
		public Builder identity(UUID responderGuid, String name) {
			if (name.length() > PtpIpCodec.MAXIMUM_NAME_LENGTH) {
				throw new IllegalArgumentException("a friendly name of %d units, at most 255".formatted(name.length()));
			}
			guid = requireNonNull(responderGuid, "guid");
			friendlyName = name;
			return this;
		}

		/**
		 * Says how long to wait for initiators: the handshake, a packet that has begun, data that does not go out, the second
		 * half of a cancel. Between transactions an initiator may be silent as long as it likes.
		 *
		 * @param howLong the limits.
		 * @return this builder.
		 */
		public Builder limits(Limits howLong) {
			limits = requireNonNull(howLong, "limits");
			return this;
		}

		/**
		 * Says how slow, silent or deaf to be.
		 *
		 * @param wire the conditions.
		 * @return this builder.
		 */
		public Builder conditions(WireConditions wire) {
			conditions = requireNonNull(wire, "conditions");
			return this;
		}

		/**
		 * Says whom to tell.
		 *
		 * @param who hears of initiators and failures.
		 * @return this builder.
		 */
		public Builder listener(ResponderListener who) {
			listener = requireNonNull(who, "listener");
			return this;
		}

		/**
		 * Says who watches the packets.
		 *
		 * @param who hears of each packet.
		 * @return this builder.
		 */
		public Builder packetListener(PacketListener who) {
			packets = requireNonNull(who, "packet listener");
			return this;
		}

		/**
		 * Starts to listen.
		 *
		 * @param address the address to bind, port 0 for any that is free.
		 * @return the responder, which can be connected to.
		 * @throws IOException if it cannot listen there; a port that is in use is a {@link java.net.BindException} that names
		 *         address and port.
		 */
		public PtpIpResponder listen(InetSocketAddress address) throws IOException {
			return new PtpIpResponder(Acceptor.start(this, address));
		}
	}

	/**
	 * Begins a responder.
	 *
	 * @param device what it serves.
	 * @return the builder.
	 */
	public static Builder of(ResponderDevice device) {
		return new Builder(device);
	}

	/**
	 * Answers where it listens.
	 *
	 * @return the address and the port that was bound.
	 */
	public InetSocketAddress address() {
		return acceptor.address();
	}

	/**
	 * Answers the port it listens on.
	 *
	 * @return the port.
	 */
	public int port() {
		return acceptor.address().getPort();
	}

	/**
	 * Stops to listen and cuts the initiator off. Waits for its threads, each at most a second: one that is inside the
	 * device then ends when the device returns.
	 */
	@Override
	public void close() {
		acceptor.close();
	}
}
