package org.portabledevices.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** What two programs would do with a socket and no protocol: a request of some bytes is answered with some bytes. Blocking channels, no delay. */
final class RawServer implements AutoCloseable {

	/** A GetNumObjects of PTP/IP: an Operation_Request packet with three parameters. */
	static final int REQUEST = 30;
	/** Its answer: an Operation_Response packet with one. */
	static final int RESPONSE = 18;
	private static final int PIECE = 64 << 10;

	private final ServerSocketChannel server;
	private final SocketChannel client;
	private final long answerLength;
	private final ByteBuffer request = ByteBuffer.allocateDirect(REQUEST);
	private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);

	RawServer(long answerLength) throws IOException {
		this.answerLength = answerLength;
		server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		Thread thread = new Thread(this::serve, "raw server");
		thread.setDaemon(true);
		thread.start();
		client = SocketChannel.open(server.getLocalAddress());
		client.setOption(StandardSocketOptions.TCP_NODELAY, true);
	}

	/** Asks, and takes the whole answer. Answers its length. */
	long ask() throws IOException {
		request.clear();
		write(client, request);
		long received = 0;
		while (received < answerLength) {
			piece.clear().limit((int) Math.min(PIECE, answerLength - received));
			int count = client.read(piece);
			if (count < 0) {
				throw new ClosedChannelException();
			}
			received += count;
		}
		return received;
	}

	private void serve() {
		try (SocketChannel connection = server.accept()) {
			connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
			ByteBuffer in = ByteBuffer.allocateDirect(REQUEST);
			ByteBuffer out = ByteBuffer.allocateDirect(PIECE);
			while (read(connection, in.clear())) {
				for (long left = answerLength; left > 0; left -= out.position()) {
					out.clear().limit((int) Math.min(PIECE, left));
					write(connection, out);
				}
			}
		} catch (ClosedChannelException e) {
			// the benchmark is over
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static boolean read(SocketChannel channel, ByteBuffer whole) throws IOException {
		while (whole.hasRemaining()) {
			if (channel.read(whole) < 0) {
				return false;
			}
		}
		return true;
	}

	private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining()) {
			channel.write(bytes);
		}
	}

	@Override
	public void close() throws IOException {
		client.close();
		server.close();
	}
}
