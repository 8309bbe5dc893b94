package org.portabledevices.ptp.responder.serve;

import java.net.SocketAddress;

import org.portabledevices.ptp.responder.ConnectionEnd;
import org.portabledevices.ptp.responder.ResponderListener;

/** A listener whose failures are its own: what it throws does not end the thread that tells it. */
public record GuardedListener(ResponderListener listener) implements ResponderListener {
	private static void tell(Runnable listener) {
		try {
			listener.run();
		} catch (RuntimeException e) {
			return; // it is the one who would be told
		}
	}

	@Override
	public void connected(SocketAddress initiator, String friendlyName) {
		tell(() -> listener.connected(initiator, friendlyName));
	}

	@Override
	public void disconnected(SocketAddress initiator, ConnectionEnd why, String reason) {
		tell(() -> listener.disconnected(initiator, why, reason));
	}

	@Override
	public void refused(SocketAddress peer, ConnectionEnd why, String reason) {
		tell(() -> listener.refused(peer, why, reason));
	}

	@Override
	public void failed(int operation, Throwable failure) {
		tell(() -> listener.failed(operation, failure));
	}
}
