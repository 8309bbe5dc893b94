package org.portabledevices.ptp;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.portabledevices.ptp.ip.PtpIpCodec;
import org.portabledevices.ptp.ip.PtpIpPacket;

/**
 * Stands between an initiator and a responder and remembers each byte that passes, before it goes on: so what answers
 * something stands behind it.
 */
public final class RecordingRelay implements AutoCloseable {
	/**
	 * Bytes that passed.
	 *
	 * @param connection the TCP connection, from 0 in the order in which they were made.
	 * @param fromInitiator which way.
	 * @param bytes the bytes.
	 */
	private record Passed(int connection, boolean fromInitiator, byte[] bytes) {
	}

	/**
	 * A packet that passed.
	 *
	 * @param connection the TCP connection, from 0 in the order in which they were made.
	 * @param fromInitiator which way.
	 * @param bytes the bytes.
	 * @param packet what they mean to us.
	 */
	public record PassedPacket(int connection, boolean fromInitiator, byte[] bytes, PtpIpPacket packet) {
	}

	private final ServerSocket server;
	private final InetSocketAddress responder;
	private final List<Passed> passed = new ArrayList<>();
	private final List<Socket> sockets = new CopyOnWriteArrayList<>();
	private final List<Thread> pumps = new CopyOnWriteArrayList<>();

	/** Starts to listen, and to relay to a responder. */
	public RecordingRelay(InetSocketAddress responder) throws IOException {
		this.responder = responder;
		server = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"));
		start(this::accept, "relay-accept");
	}

	/** Answers where it listens. */
	public InetSocketAddress address() {
		return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
	}

	private Thread start(Runnable work, String name) {
		Thread thread = new Thread(work, name);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	private void accept() {
		try {
			for (int i = 0;; i++) {
				int connection = i;
				Socket initiator = prepared(server.accept());
				Socket device = prepared(new Socket(responder.getAddress(), responder.getPort()));
				pumps.add(start(() -> pump(connection, true, initiator, device), "relay-out-" + i));
				pumps.add(start(() -> pump(connection, false, device, initiator), "relay-in-" + i));
			}
		} catch (IOException e) {
			// closed
		}
	}

	private Socket prepared(Socket socket) throws IOException {
		sockets.add(socket);
		socket.setTcpNoDelay(true);
		return socket;
	}

	private void pump(int connection, boolean fromInitiator, Socket from, Socket to) {
		byte[] buffer = new byte[64 * 1024];
		try {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
				remember(new Passed(connection, fromInitiator, Arrays.copyOf(buffer, count)));
				out.write(buffer, 0, count);
			}
		} catch (IOException e) {
			// One side was cut off: the other one is told below.
		}
		try {
			to.shutdownOutput();
		} catch (IOException e) {
			// gone already
		}
	}

	private synchronized void remember(Passed bytes) {
		passed.add(bytes);
	}

	/** Answers the packets that have passed so far, each where its last byte was. */
	public synchronized List<PassedPacket> packets() throws PtpFormatException {
		List<PassedPacket> packets = new ArrayList<>();
		Map<List<Object>, ByteArrayOutputStream> begun = new HashMap<>();
		for (Passed bytes : passed) {
			ByteArrayOutputStream stream = begun.computeIfAbsent(List.of(bytes.connection(), bytes.fromInitiator()),
					key -> new ByteArrayOutputStream());
			stream.writeBytes(bytes.bytes());
			ByteBuffer all = ByteBuffer.wrap(stream.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
			while (all.remaining() >= PtpIpCodec.HEADER_LENGTH && all.remaining() >= all.getInt(all.position())) {
				byte[] packet = new byte[all.getInt(all.position())];
				all.get(packet);
				packets.add(
						new PassedPacket(bytes.connection(), bytes.fromInitiator(), packet, PtpIpCodec.decode(ByteBuffer.wrap(packet))));
			}
			stream.reset();
			stream.write(all.array(), all.position(), all.remaining());
		}
		return packets;
	}

	/** Answers the requests that have passed so far. */
	public List<PtpIpPacket.OperationRequest> requests() throws PtpFormatException {
		return packets().stream().map(PassedPacket::packet).filter(PtpIpPacket.OperationRequest.class::isInstance)
				.map(PtpIpPacket.OperationRequest.class::cast).toList();
	}

	/** Waits until both sides of all connections have ended by themselves; so all is remembered. */
	public void awaitEnd() throws InterruptedException {
		for (Thread pump : pumps) {
			pump.join(10_000);
			assertFalse(pump.isAlive(), () -> pump.getName() + " has not ended");
		}
	}

	@Override
	public void close() throws IOException {
		server.close();
		for (Socket socket : sockets) {
			socket.close();
		}
	}
}
