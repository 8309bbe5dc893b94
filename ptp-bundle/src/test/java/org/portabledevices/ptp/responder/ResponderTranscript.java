package org.portabledevices.ptp.responder;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** Remembers what a responder told. */
public final class ResponderTranscript implements ResponderListener {
	/** The names of the initiators that were accepted. */
	public final LinkedBlockingQueue<String> connected = new LinkedBlockingQueue<>();
	public final LinkedBlockingQueue<String> refused = new LinkedBlockingQueue<>();
	public final LinkedBlockingQueue<String> disconnected = new LinkedBlockingQueue<>();
	public final List<Throwable> failures = new CopyOnWriteArrayList<>();

	@Override
	public void connected(SocketAddress initiator, String friendlyName) {
		connected.add(friendlyName);
	}

	@Override
	public void disconnected(SocketAddress initiator, ConnectionEnd why, String reason) {
		disconnected.add(why + ": " + reason);
	}

	@Override
	public void refused(SocketAddress peer, ConnectionEnd why, String reason) {
		refused.add(why + ": " + reason);
	}

	@Override
	public void failed(int operation, Throwable failure) {
		failures.add(failure);
	}

	public void assertRefused(String words) throws InterruptedException {
		String reason = refused.poll(10, SECONDS);
		assertTrue(reason != null && reason.contains(words), reason);
	}

	public void assertRefused(ConnectionEnd why) throws InterruptedException {
		assertRefused(why + ": ");
	}

	public void assertDisconnected(ConnectionEnd why) throws InterruptedException {
		String reason = disconnected.poll(10, SECONDS);
		assertTrue(reason != null && reason.startsWith(why + ": "), reason);
	}

	public void assertDisconnected() throws InterruptedException {
		assertTrue(disconnected.poll(10, SECONDS) != null, "still connected");
	}
}
