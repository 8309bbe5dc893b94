package org.portabledevices.ptp.wire;

import java.nio.ByteBuffer;

import org.portabledevices.ptp.ConnectionLostException;

/** Small packets that any thread sends without waiting; what the socket does not take at once is kept, up to a limit. */
final class OfferedPackets {
	/** For events, of at most 26 bytes, cancels and probes: more than 2,000 of them. */
	private static final int LIMIT = 64 * 1024;

	private final TimedChannel channel;
	/** What is kept, from 0 to position; little at first, since most connections never need more. */
	private ByteBuffer kept = ByteBuffer.allocate(256);

	OfferedPackets(TimedChannel channel) {
		this.channel = channel;
	}

	/** Sends or keeps a packet; {@code false} if the connection is lost, or too much is kept already. */
	synchronized boolean offer(ByteBuffer packet) {
		if (!channel.isOpen() || kept.position() + packet.remaining() > LIMIT) {
			return false;
		}
		try {
			if (kept.position() == 0) {
				channel.write(packet);
			}
		} catch (ConnectionLostException e) {
			return false; // whoever receives sees it too
		}
		if (packet.hasRemaining()) {
			if (kept.remaining() < packet.remaining()) {
				kept = ByteBuffer.allocate(LIMIT).put(kept.flip());
			}
			kept.put(packet);
			channel.wake();
		}
		return true;
	}

	/** Sends what is kept, as far as it fits; {@code true} when nothing is left. */
	synchronized boolean drain() throws ConnectionLostException {
		if (kept.position() > 0) {
			channel.write(kept.flip());
			kept.compact();
		}
		return kept.position() == 0;
	}
}
