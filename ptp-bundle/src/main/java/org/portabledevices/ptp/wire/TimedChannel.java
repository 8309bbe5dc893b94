package org.portabledevices.ptp.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.portabledevices.ptp.ConnectionLostException;
import org.portabledevices.ptp.PeerSilentException;
import org.portabledevices.ptp.transport.Waits;

/**
 * A TCP connection none of whose waits is without a limit. The channel does not block, and each has a selector of its own to
 * wait with, so that a limit, another thread's {@link #wake} and {@link #close} all end a wait, and an interrupt does not
 * close the channel. One thread at a time waits; any may write what fits, wake, and close.
 */
final class TimedChannel implements Closeable {
	/** Whoever waited tries again and sees for itself. */
	private static final Consumer<SelectionKey> READY = key -> {
	};

	private final SocketChannel channel;
	private final Selector selector;
	private final SelectionKey key;
	private final String peer;
	/** Of the waiting thread. */
	private boolean interrupted;

	/** Takes a channel over, connected or about to be. */
	TimedChannel(SocketChannel channel, String peer) throws IOException {
		this.channel = channel;
		this.peer = peer;
		channel.configureBlocking(false);
		// An answer in two segments waits for the peer's delayed acknowledgement if Nagle's algorithm is on.
		channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
		selector = Selector.open();
		key = channel.register(selector, 0);
	}

	static TimedChannel open(String peer) throws ConnectionLostException {
		SocketChannel channel = null;
		try {
			channel = SocketChannel.open();
			return new TimedChannel(channel, peer);
		} catch (IOException e) {
			closeQuietly(channel);
			throw new ConnectionLostException("No socket for " + peer + ": " + e.getMessage(), e);
		}
	}

	void connect(InetSocketAddress address, Waits waits) throws ConnectionLostException, PeerSilentException {
		try {
			long since = waits.now();
			boolean connected = channel.connect(address);
			while (!connected && !channel.finishConnect()) {
				await(SelectionKey.OP_CONNECT, waits, since);
			}
		} catch (IOException | UnresolvedAddressException | UnsupportedAddressTypeException e) {
			throw new ConnectionLostException("Cannot connect to " + peer + ": "
					+ (e.getMessage() == null ? "the address is not known" : e.getMessage()), e);
		} finally {
			restoreInterrupt();
		}
	}

	/** Reads what is there. Answers 0 if that is nothing. */
	int read(ByteBuffer target) throws ConnectionLostException {
		int count;
		try {
			count = channel.read(target);
		} catch (IOException e) {
			throw lost(e);
		}
		if (count < 0) {
			throw new ConnectionLostException(peer + " closed the connection", null);
		}
		return count;
	}

	/** Writes what fits. */
	long write(ByteBuffer[] buffers, int count) throws ConnectionLostException {
		try {
			return channel.write(buffers, 0, count);
		} catch (IOException e) {
			throw lost(e);
		}
	}

	/** Writes what fits. */
	int write(ByteBuffer buffer) throws ConnectionLostException {
		try {
			return channel.write(buffer);
		} catch (IOException e) {
			throw lost(e);
		}
	}

	/**
	 * Waits for one of the operations, or to be woken; the limit counts from the moment given. Writing has its own limit,
	 * unless something may be read too.
	 */
	void await(int operations, Waits waits, long since) throws ConnectionLostException, PeerSilentException {
		long remaining = operations == SelectionKey.OP_WRITE ? waits.toWrite(since) : waits.toRead(since);
		if (remaining <= 0) {
			throw new PeerSilentException(silence(operations == SelectionKey.OP_WRITE ? "took" : "sent", waits, since), false);
		}
		try {
			if (key.interestOps() != operations) {
				key.interestOps(operations);
			}
			selector.select(READY, waits.sleepMillis(remaining));
			interrupted |= Thread.interrupted(); // with the flag set no select would wait again
		} catch (IOException | ClosedSelectorException | CancelledKeyException e) {
			throw lost(e);
		}
	}

	private String silence(String did, Waits waits, long since) {
		long millis = TimeUnit.NANOSECONDS.toMillis(waits.now() - since);
		return waits.isTooSlow() ? "%s is too slow, last it %s nothing for %,d ms".formatted(peer, did, millis)
				: "%s %s nothing for %,d ms".formatted(peer, did, millis);
	}

	/** Gives the waiting thread its interrupt flag back, after a series of waits. */
	void restoreInterrupt() {
		if (interrupted) {
			interrupted = false;
			Thread.currentThread().interrupt();
		}
	}

	private ConnectionLostException lost(Exception cause) {
		return new ConnectionLostException("The connection to " + peer + " is lost: "
				+ (cause.getMessage() == null ? "closed" : cause.getMessage()), cause);
	}

	SocketChannel socket() {
		return channel;
	}

	boolean isOpen() {
		return channel.isOpen();
	}

	void wake() {
		selector.wakeup();
	}

	/** Closes the channel, which also closes the socket only once the selector has let go of it. */
	@Override
	public void close() {
		closeQuietly(channel);
		closeQuietly(selector);
	}

	private static void closeQuietly(Closeable closeable) {
		if (closeable != null) {
			try {
				closeable.close();
			} catch (IOException e) {
				// Closed all the same: there is nothing left to do, and nobody to tell.
				return;
			}
		}
	}
}
