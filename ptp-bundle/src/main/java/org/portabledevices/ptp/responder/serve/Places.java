package org.portabledevices.ptp.responder.serve;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.portabledevices.ptp.responder.ConnectionEnd;
import org.portabledevices.ptp.responder.serve.Handshake.State;
import org.portabledevices.ptp.responder.transaction.ResponderSettings;

/**
 * Who has a place for a session, and how many connections there may be beside them. Handshakes are the acceptor's thread's,
 * and so is what asks for them; the rest is safe for use by several threads.
 */
final class Places {
	private final ResponderSettings settings;
	private final List<Handshake> handshakes;
	/** Guarded by this: who has a place, complete; and whether there will be no other. */
	private final Set<Connection> connected = new HashSet<>();
	private boolean closed;

	Places(ResponderSettings settings, List<Handshake> handshakes) {
		this.settings = settings;
		this.handshakes = handshakes;
	}

	/** Gives an initiator its place; {@code false} if the responder was closed meanwhile. */
	synchronized boolean add(Connection connection) {
		return !closed && connected.add(connection);
	}

	synchronized void remove(Connection connection) {
		connected.remove(connection);
	}

	synchronized boolean isClosed() {
		return closed;
	}

	/** Gives no places any more, and answers who has one. */
	synchronized List<Connection> close() {
		closed = true;
		return List.copyOf(connected);
	}

	private synchronized List<Connection> connected() {
		return List.copyOf(connected);
	}

	/** Tells whether there is a place for one more; between the two handshakes it is taken already. */
	boolean areFree() {
		return connected().size() + acknowledged().size() < settings.counts().sessions();
	}

	private List<Handshake> acknowledged() {
		return handshakes.stream().filter(handshake -> handshake.state() == State.ACKNOWLEDGED).toList();
	}

	/** Tells whether a host has a place. */
	boolean isOneOf(InetAddress host) {
		return connected().stream().anyMatch(connection -> connection.host().equals(host))
				|| acknowledged().stream().anyMatch(handshake -> handshake.host().equals(host));
	}

	String taken() {
		return settings.counts().sessions() == 1 ? "another initiator has the session"
				: "other initiators have all %d sessions".formatted(settings.counts().sessions());
	}

	/**
	 * Sees to it that one more connection is allowed. The one that has said nothing for longest, or was refused and does not
	 * go, gives way, so that many of them do not keep an initiator out: one of the same address first, if that has its share.
	 */
	boolean makeRoom(InetAddress host) {
		List<Connection> connections = connected();
		long ofHost = handshakes.stream().filter(other -> other.host().equals(host)).count()
				+ 2 * connections.stream().filter(other -> other.host().equals(host)).count();
		if (ofHost >= settings.counts().perAddress() && !giveWay(host)) {
			return false;
		}
		boolean full = handshakes.size() >= settings.counts().handshakes()
				|| handshakes.size() + 2 * connections.size() >= settings.counts().connections();
		return !full || giveWay(null);
	}

	/** Ends the handshake that has led to nothing for longest, of that host or any. */
	private boolean giveWay(InetAddress host) {
		Optional<Handshake> oldest = handshakes.stream()
				.filter(handshake -> handshake.state() == State.READING || handshake.state() == State.REFUSED)
				.filter(handshake -> host == null || handshake.host().equals(host)).findFirst();
		oldest.ifPresent(handshake -> {
			handshake.end(ConnectionEnd.TOO_MANY_CONNECTIONS, "too many connections have not introduced themselves");
			handshakes.remove(handshake);
		});
		return oldest.isPresent();
	}
}
