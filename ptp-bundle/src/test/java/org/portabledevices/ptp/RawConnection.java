package org.portabledevices.ptp;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.portabledevices.ptp.ip.PtpIpCodec;
import org.portabledevices.ptp.ip.PtpIpPacket;

/** One end of a connection that sends exactly the bytes it is told to, well-formed or not. */
public final class RawConnection implements Closeable {
	public static final UUID GUID = UUID.fromString("2a715e96-d3fd-8461-e1cd-ec07150f1bfe");

	private static final int TIMEOUT_MILLIS = 10_000;

	private final Socket socket;
	private final PushbackInputStream bytes;
	private final DataInputStream in;

	public RawConnection(Socket socket) throws IOException {
		this.socket = socket;
		socket.setTcpNoDelay(true);
		socket.setSoTimeout(TIMEOUT_MILLIS);
		bytes = new PushbackInputStream(socket.getInputStream());
		in = new DataInputStream(bytes);
	}

	public static RawConnection to(InetSocketAddress address) throws IOException {
		return new RawConnection(new Socket(address.getAddress(), address.getPort()));
	}

	/** Connects from an address of this host other than the usual one. */
	public static RawConnection from(InetAddress source, InetSocketAddress address) throws IOException {
		return new RawConnection(new Socket(address.getAddress(), address.getPort(), source, 0));
	}

	/** Sends packets in one segment. */
	public void send(PtpIpPacket... packets) throws IOException {
		byte[] all = bytes(packets);
		send(all, 0, all.length);
	}

	public void sendHex(String hex) throws IOException {
		socket.getOutputStream().write(HexFormat.of().parseHex(hex.replace(" ", "")));
	}

	/** Answers the bytes of packets, one behind the other. */
	public static byte[] bytes(PtpIpPacket... packets) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (PtpIpPacket packet : packets) {
			all.writeBytes(PtpIpCodec.encode(packet).array());
		}
		return all.toByteArray();
	}

	/** Sends a part of some bytes in one segment. */
	public void send(byte[] bytes, int from, int to) throws IOException {
		socket.getOutputStream().write(bytes, from, to - from);
	}

	/** Sends a packet one byte in a segment. */
	public void sendSlowly(PtpIpPacket packet) throws IOException {
		for (byte b : PtpIpCodec.encode(packet).array()) {
			socket.getOutputStream().write(b);
		}
	}

	/** Sends one byte of a packet, unless the packet has none there, or the connection is closed by now. */
	public void drip(PtpIpPacket packet, int position) {
		ByteBuffer encoded = PtpIpCodec.encode(packet);
		if (position < encoded.limit()) {
			try {
				socket.getOutputStream().write(encoded.get(position));
			} catch (IOException e) {
				return; // the test sees the end in its own way
			}
		}
	}

	public PtpIpPacket receive() throws IOException, PtpException {
		byte[] header = new byte[PtpIpCodec.HEADER_LENGTH];
		in.readFully(header);
		int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
		byte[] packet = new byte[length];
		System.arraycopy(header, 0, packet, 0, header.length);
		in.readFully(packet, header.length, length - header.length);
		return PtpIpCodec.decode(ByteBuffer.wrap(packet));
	}

	/** Receives so many bytes, whatever they are. */
	public String receiveHex(int length) throws IOException {
		byte[] bytes = new byte[length];
		in.readFully(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	/** Receives packets until one of a type, which it answers. */
	public <P extends PtpIpPacket> P receive(Class<P> type) throws IOException, PtpException {
		PtpIpPacket packet = receive();
		while (!type.isInstance(packet)) {
			packet = receive();
		}
		return type.cast(packet);
	}

	/** Waits a moment for something to receive. */
	public boolean awaitInput(int millis) throws IOException {
		socket.setSoTimeout(millis);
		try {
			int first = bytes.read();
			if (first >= 0) {
				bytes.unread(first);
			}
			return true;
		} catch (SocketTimeoutException e) {
			return false;
		} finally {
			socket.setSoTimeout(TIMEOUT_MILLIS);
		}
	}

	/** Waits for the peer to close the connection. */
	public boolean isClosedByPeer() throws IOException {
		try {
			byte[] ignored = new byte[64 * 1024];
			while (in.read(ignored) >= 0) {
				continue;
			}
			return true;
		} catch (java.net.SocketException e) {
			return true; // reset
		}
	}

	/** Closes with a reset, as a killed process with unread data does. */
	public void reset() throws IOException {
		socket.setSoLinger(true, 0);
		socket.close();
	}

	@Override
	public void close() throws IOException {
		socket.close();
	}

	public static PtpIpPacket.OperationRequest request(int operation, int transactionId, Integer... parameters) {
		return new PtpIpPacket.OperationRequest(PtpIpPacket.OperationRequest.NO_DATA_OUT, operation, transactionId,
				List.of(parameters));
	}

	public static PtpIpPacket.OperationRequest requestWithData(int operation, int transactionId, Integer... parameters) {
		return new PtpIpPacket.OperationRequest(PtpIpPacket.OperationRequest.DATA_OUT, operation, transactionId,
				List.of(parameters));
	}

	public static PtpIpPacket.OperationResponse response(int code, int transactionId, Integer... parameters) {
		return new PtpIpPacket.OperationResponse(code, transactionId, List.of(parameters));
	}
}
