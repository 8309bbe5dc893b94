package org.portabledevices.fuzz.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** The end of a connection that a hostile peer has: it sends any bytes, takes some, and ends how it likes. */
public final class RawEnd {
	private final MemoryNetwork network;
	private final MemoryPipe in;
	private final MemoryPipe out;
	private final MemorySocket peer;
	private Consumer<byte[]> taken = bytes -> {
	};
	private boolean reading = true;

	RawEnd(MemoryNetwork network, MemoryPipe in, MemoryPipe out, MemorySocket peer) {
		this.network = network;
		this.in = in;
		this.out = out;
		this.peer = peer;
	}

	/** Says who looks at what the library sends; called under the network's lock. */
	public void onBytes(Consumer<byte[]> who) {
		synchronized (network) {
			taken = who;
		}
	}

	/** Sends bytes; without effect when the connection is over. */
	public void send(byte[] bytes) {
		synchronized (network) {
			if (!out.ended && !out.reset) {
				try {
					out.write(ByteBuffer.wrap(bytes));
				} catch (IOException e) {
					throw new IllegalStateException(e);
				}
				network.changed();
			}
		}
	}

	/** Takes what was sent here; called by the sending end. */
	void take() {
		byte[] bytes = in.drain();
		if (!reading) {
			in.window -= bytes.length;
		}
		taken.accept(bytes);
	}

	/** Takes no more than so many bytes from now on, until {@link #resume}. */
	public void stall(int window) {
		synchronized (network) {
			reading = false;
			in.window = window;
		}
	}

	/** Takes everything again. */
	public void resume() {
		synchronized (network) {
			reading = true;
			in.window = MemoryNetwork.WINDOW;
			network.changed();
		}
	}

	/** Closes this end: what was sent still arrives, what comes is refused. */
	public void close() {
		synchronized (network) {
			out.ended = true;
			in.reset = true;
			network.changed();
		}
	}

	/** Ends the connection as a killed process with unread data does. */
	public void reset() {
		synchronized (network) {
			out.reset = true;
			in.reset = true;
			network.changed();
		}
	}

	/** Tells whether the library has ended the connection. */
	public boolean isEnded() {
		synchronized (network) {
			return in.ended || in.reset;
		}
	}

	MemorySocket peer() {
		return peer;
	}
}
