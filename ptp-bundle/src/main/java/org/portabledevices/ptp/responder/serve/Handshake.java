package org.portabledevices.ptp.responder.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ip.ConnectionKind;
import org.portabledevices.ptp.ip.PacketType;
import org.portabledevices.ptp.ip.PtpIpCodec;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.responder.ConnectionEnd;
import org.portabledevices.ptp.responder.transaction.ResponderSettings;
import org.portabledevices.ptp.transport.Waits;

/**
 * A connection that introduces itself: READING its first packet → READ → (command connections) WAITING for the place →
 * ACKNOWLEDGED until its event connection comes → OVER; or REFUSED until it closes → OVER. All of the acceptor's thread.
 */
final class Handshake {
	enum State {
		READING, READ, WAITING, ACKNOWLEDGED, REFUSED, OVER
	}

	/** Who asks for a session. */
	record Initiator(InetSocketAddress address, String friendlyName) {
	}

	private final SocketChannel channel;
	private final SelectionKey key;
	private final ResponderSettings settings;
	private final InetSocketAddress address;
	private final Waits waits;
	private final long begun;
	private final ByteBuffer bytes = ByteBuffer.allocate((int) PacketType.INIT_COMMAND_REQUEST.maximumLength())
			.order(ByteOrder.LITTLE_ENDIAN).limit(PtpIpCodec.HEADER_LENGTH);
	private State state = State.READING;
	private PtpIpPacket request;
	private int connectionNumber;
	private long graceEnd;

	Handshake(SocketChannel channel, Selector selector, ResponderSettings settings) throws IOException {
		this.channel = channel;
		this.settings = settings;
		address = (InetSocketAddress) channel.getRemoteAddress();
		waits = new Waits(settings.limits(), settings.limits().connect());
		begun = waits.now();
		channel.configureBlocking(false);
		channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		key = channel.register(selector, SelectionKey.OP_READ, this);
	}

	State state() {
		return state;
	}

	PtpIpPacket request() {
		return request;
	}

	int connectionNumber() {
		return connectionNumber;
	}

	Initiator initiator() {
		return new Initiator(address, ((PtpIpPacket.InitCommandRequest) request).friendlyName());
	}

	/** Answers who it says it is; it has sent its command request. */
	UUID guid() {
		return ((PtpIpPacket.InitCommandRequest) request).guid();
	}

	InetAddress host() {
		return address.getAddress();
	}

	/** Reads the packet exactly: what follows it belongs to whoever has the connection then. */
	void read() {
		try {
			if (state != State.READING) {
				readNothing();
				return;
			}
			int count = channel.read(bytes);
			if (count < 0) {
				end(ConnectionEnd.CLOSED_BY_PEER, "it closed the connection");
			} else if (!bytes.hasRemaining()) {
				headerOrPacket();
			}
		} catch (IOException e) {
			end(ConnectionEnd.CLOSED_BY_PEER, e.toString());
		} catch (PtpFormatException e) {
			end(ConnectionEnd.MALFORMED, e.getMessage());
		}
	}

	private void headerOrPacket() throws PtpFormatException, IOException {
		if (bytes.position() == PtpIpCodec.HEADER_LENGTH) {
			PacketType type = PtpIpCodec.check(bytes.getInt(0), bytes.getInt(4));
			if (type != PacketType.INIT_COMMAND_REQUEST && type != PacketType.INIT_EVENT_REQUEST) {
				throw new PtpFormatException("PTP/IP handshake", "first packet", type.name());
			}
			bytes.limit(bytes.getInt(0));
			read();
			return;
		}
		request = PtpIpCodec.decode(bytes.flip());
		settings.packets().packet(false, kind(), request.type(), 0, bytes.limit());
		state = State.READ;
	}

	/** Nobody may send anything in the other states: it is the end, or a client that does not wait for answers. */
	private void readNothing() throws IOException {
		int count = channel.read(bytes.clear());
		if (count < 0) {
			end(ConnectionEnd.CLOSED_BY_PEER, "it closed the connection");
		} else if (count > 0 && state != State.REFUSED) {
			end(ConnectionEnd.MALFORMED, "it does not wait for the handshake");
		}
	}

	void waitForPlace(Duration grace) {
		state = State.WAITING;
		graceEnd = waits.now() + grace.toNanos();
	}

	boolean placeGraceOver() {
		return waits.now() - graceEnd >= 0;
	}

	void acknowledge(int number) {
		connectionNumber = number;
		if (write(new PtpIpPacket.InitCommandAck(number, settings.guid(), settings.friendlyName(), PtpIpPacket.VERSION))) {
			state = State.ACKNOWLEDGED;
		}
	}

	/** Says no, and leaves the closing to the client, so that the answer reaches it. */
	void refuse(int reason, ConnectionEnd why, String words) {
		settings.listener().refused(address, why, words);
		if (write(new PtpIpPacket.InitFail(reason))) {
			state = State.REFUSED;
			try {
				channel.shutdownOutput();
			} catch (IOException e) {
				close();
			}
		}
	}

	/** Writes a packet that always fits a connection on which nothing was sent before. */
	boolean write(PtpIpPacket packet) {
		try {
			ByteBuffer encoded = PtpIpCodec.encode(packet);
			settings.packets().packet(true, kind(), packet.type(), 0, encoded.remaining());
			channel.write(encoded);
			if (!encoded.hasRemaining()) {
				return true;
			}
			end(ConnectionEnd.TOO_SLOW, "it takes no answer");
		} catch (IOException e) {
			end(ConnectionEnd.CLOSED_BY_PEER, e.toString());
		}
		return false;
	}

	private ConnectionKind kind() {
		return request instanceof PtpIpPacket.InitEventRequest ? ConnectionKind.EVENT : ConnectionKind.COMMAND;
	}

	/** Cuts off who takes too long, whatever it has done so far. */
	void checkTime() {
		if (state != State.OVER && waits.toRead(begun) <= 0) {
			end(ConnectionEnd.NO_HANDSHAKE, "it takes too long to introduce itself");
		}
	}

	long sleepMillis() {
		long millis = waits.sleepMillis(Math.max(1, waits.toRead(begun)));
		if (state != State.WAITING) {
			return millis;
		}
		return Math.max(1, Math.min(millis, TimeUnit.NANOSECONDS.toMillis(graceEnd - waits.now()) + 1));
	}

	/** Hands the connection over. */
	SocketChannel release() {
		key.cancel();
		state = State.OVER;
		return channel;
	}

	/** Cuts the connection off. */
	void end(ConnectionEnd why, String words) {
		if (state != State.REFUSED) {
			settings.listener().refused(address, why, words);
		}
		close();
	}

	void close() {
		state = State.OVER;
		try {
			channel.close();
		} catch (IOException e) {
			settings.listener().refused(address, ConnectionEnd.FAILED, "The connection did not close: " + e);
		}
	}
}
