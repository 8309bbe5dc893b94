package org.portabledevices.ptp.responder;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import org.portabledevices.ptp.ip.PacketListener;
import org.portabledevices.ptp.ip.PtpIpCodec;
import org.portabledevices.ptp.responder.serve.Acceptor;
import org.portabledevices.ptp.responder.serve.GuardedListener;
import org.portabledevices.ptp.responder.transaction.ResponderSettings;
import org.portabledevices.ptp.responder.transaction.ResponderSettings.Counts;
import org.portabledevices.ptp.responder.transaction.ResponderSettings.Times;
import org.portabledevices.ptp.transport.Limits;

/**
 * Serves a device over PTP/IP, to one initiator at a time unless its builder says otherwise. CIPA DC-X005.
 * <p>
 * Threads, all daemons that are named after the port and end with {@link #close()}: one accepts and does the handshakes,
 * and for each connected initiator one has the command connection and runs the device, one has the event connection.
 */
public final class PtpIpResponder implements Closeable {
	private final Acceptor acceptor;

	private PtpIpResponder(Acceptor acceptor) {
		this.acceptor = acceptor;
	}

	/** What a responder is made of. Not safe for use by several threads. */
	public static final class Builder {
		private final ResponderDevice device;
		private UUID guid = new UUID(0, 0);
		private String friendlyName = "PTP/IP responder";
		private Limits limits = Limits.DEFAULT;
		private WireConditions conditions = WireConditions.NONE;
		private ResponderListener listener = new ResponderListener() {
		};
		private PacketListener packets = (sent, connection, type, transactionId, length) -> {
		};

		private int maximumSessions = 1;
		private int maximumConnections = 128;
		private int maximumPerAddress = 16;
		private int maximumHandshakes = 32;
		private Duration reconnectGrace = Duration.ofSeconds(1);
		private Duration packetLimit = Duration.ofSeconds(60);
		private Duration idleLimit = ResponderSettings.FOREVER;
		private Duration probeAfter = Duration.ofSeconds(60);
		private Duration probeAnswer = Duration.ofSeconds(30);
		private Predicate<UUID> allowed = guid -> true;

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
		 * Says how many initiators have a session at the same time: 1 unless said. A device that serves several is called by
		 * each one's thread at the same time.
		 *
		 * @param count how many, at least 1; another one gets Init_Fail 2, busy.
		 * @return this builder.
		 */
		public Builder maximumSessions(int count) {
			maximumSessions = atLeast(1, count, "sessions");
			return this;
		}

		/**
		 * Says how many TCP connections there may be: 128 in all, 16 from one address, 32 that have not finished their
		 * handshake, unless said. A session takes two. Where there are too many, one that has not introduced itself, or was
		 * refused and does not go, gives way; if there is none the new one is closed at once.
		 *
		 * @param all how many in all, at least 2.
		 * @param perAddress how many from one IP address, at least 2.
		 * @param inHandshake how many before the end of their handshake, at least 2.
		 * @return this builder.
		 */
		public Builder maximumConnections(int all, int perAddress, int inHandshake) {
			maximumConnections = atLeast(2, all, "connections");
			maximumPerAddress = atLeast(2, perAddress, "connections from one address");
			maximumHandshakes = atLeast(2, inHandshake, "connections in their handshake");
			return this;
		}

		private static int atLeast(int minimum, int count, String what) {
			if (count < minimum) {
				throw new IllegalArgumentException("%d %s, at least %d".formatted(count, what, minimum));
			}
			return count;
		}

		/**
		 * Serves only initiators that are known. Others get Init_Fail 1, rejected. A GUID is no secret, and whoever can listen
		 * to the network can claim it: this keeps strangers out, not attackers.
		 *
		 * @param guids the GUIDs of those who are allowed, in wire order; a copy is kept. None: nobody.
		 * @return this builder.
		 */
		public Builder allowOnly(Collection<UUID> guids) {
			allowed = Set.copyOf(guids)::contains;
			return this;
		}

		/**
		 * Says how long an initiator may take for a whole packet, or for 64 KiB of data in either direction, however its bytes
		 * drip: 60 s unless said, so about 1 KiB/s. What the device takes is not counted.
		 *
		 * @param limit the limit, positive.
		 * @return this builder.
		 */
		public Builder packetLimit(Duration limit) {
			packetLimit = positive(limit, "packet limit");
			return this;
		}

		/**
		 * Says after how long without an operation an initiator is cut off: never unless said.
		 *
		 * @param limit the limit, positive.
		 * @return this builder.
		 */
		public Builder idleLimit(Duration limit) {
			idleLimit = positive(limit, "idle limit");
			return this;
		}

		/**
		 * Says when an initiator that gives no sign of life on either connection is probed: after 60 s unless said; and how
		 * long it has to give one: 30 s unless said. Only an initiator that has answered a probe before is cut off for that,
		 * since some never do.
		 *
		 * @param after how long it is silent, positive.
		 * @param answer how long it has to answer, positive.
		 * @return this builder.
		 */
		public Builder probes(Duration after, Duration answer) {
			probeAfter = positive(after, "silence before a probe");
			probeAnswer = positive(answer, "time to answer a probe");
			return this;
		}

		/**
		 * Says how long an initiator waits for a place to become free before it is told that the device is busy, if its host
		 * has one: 1 s unless said. The end of the connections that it had may be seen a moment after it comes back.
		 *
		 * @param grace how long, not negative; zero for at once.
		 * @return this builder.
		 */
		public Builder reconnectGrace(Duration grace) {
			reconnectGrace = grace.isZero() ? grace : positive(grace, "reconnect grace");
			return this;
		}

		private static Duration positive(Duration limit, String what) {
			if (limit.isZero() || limit.isNegative()) {
				throw new IllegalArgumentException("a %s of %s".formatted(what, limit));
			}
			return limit;
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
		 * Says whom to tell. What it throws is ignored.
		 *
		 * @param who hears of initiators, of what was refused or cut off, and of failures.
		 * @return this builder.
		 */
		public Builder listener(ResponderListener who) {
			listener = new GuardedListener(requireNonNull(who, "listener"));
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
			return new PtpIpResponder(Acceptor.start(settings(), address));
		}

		private ResponderSettings settings() {
			Counts counts = new Counts(maximumSessions, maximumConnections, maximumPerAddress, maximumHandshakes);
			Times times = new Times(reconnectGrace, packetLimit, idleLimit, probeAfter, probeAnswer);
			return new ResponderSettings(device, guid, friendlyName, limits, counts, times, allowed, conditions, listener, packets);
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
	 * Stops to listen and cuts the initiators off. Waits for its threads, each at most a second: one that is inside the
	 * device then ends when the device returns.
	 */
	@Override
	public void close() {
		acceptor.close();
	}
}
