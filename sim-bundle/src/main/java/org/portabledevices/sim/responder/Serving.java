package org.portabledevices.sim.responder;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.portabledevices.ptp.responder.PtpIpResponder;

/**
 * How a camera is served.
 *
 * @param host the address to listen on.
 * @param port the port, 0 for any that is free.
 * @param allowed the GUIDs of the initiators that are served, in wire order; empty for all.
 * @param sessions how many initiators have a session at the same time.
 * @param connections how many connections there may be from one address; four times as many in all.
 * @param idleLimit after how long without an operation an initiator is cut off; zero for never.
 */
public record Serving(String host, int port, List<UUID> allowed, int sessions, int connections, Duration idleLimit) {

	/** How many connections there may be from one address unless it is said. */
	public static final int USUAL_CONNECTIONS = 32;

	private static final int TIMES_IN_ALL = 4;

	/** Serves one initiator at a time, whoever it is. */
	public static Serving anybody(String host, int port) {
		return new Serving(host, port, List.of(), 1, USUAL_CONNECTIONS, Duration.ZERO);
	}

	/** Copies the list. */
	public Serving {
		allowed = List.copyOf(allowed);
	}

	InetSocketAddress address(int otherPort) {
		return new InetSocketAddress(host, otherPort);
	}

	void set(PtpIpResponder.Builder builder) {
		builder.maximumSessions(sessions).maximumConnections(TIMES_IN_ALL * connections, connections, connections);
		if (!allowed.isEmpty()) {
			builder.allowOnly(allowed);
		}
		if (!idleLimit.isZero()) {
			builder.idleLimit(idleLimit);
		}
	}
}
