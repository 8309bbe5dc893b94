package org.portabledevices.ptp.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.BooleanSupplier;

import org.portabledevices.ptp.ConnectionLostException;
import org.portabledevices.ptp.PeerSilentException;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ip.ConnectionKind;
import org.portabledevices.ptp.ip.PacketListener;
import org.portabledevices.ptp.ip.PacketType;
import org.portabledevices.ptp.ip.PtpIpCodec;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.transport.Waits;

/**
 * Packets on one connection. One thread at a time receives, and sends with {@link #append} and {@link #flush}; any thread may
 * {@link #offer} a packet, which the receiving thread brings out if it does not fit the socket at once.
 * <p>
 * Data is received in the pieces in which it arrives: a Data packet of any length comes as Data packets that fit the
 * buffer, End_Data as Data packets and one End_Data. So the memory is constant, whatever lengths the peer writes.
 */
public final class PacketChannel implements Closeable {
	private static final int DATA_HEADER_LENGTH = 12;
	private static final int HEAD_LENGTH = 1024;

	private final TimedChannel channel;
	private final ConnectionKind kind;
	private final PacketListener listener;

	/** Bytes received and not consumed, from position to limit. */
	private final ByteBuffer in;
	private int payloadTransaction;
	private long payloadLeft;
	private boolean payloadEndsData;
	private boolean inPayload;

	/** What goes out next, in this order; the payload is the caller's. */
	private final ByteBuffer head = ByteBuffer.allocateDirect(HEAD_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
	private final ByteBuffer tail = ByteBuffer.allocateDirect(64).order(ByteOrder.LITTLE_ENDIAN);
	private final ByteBuffer[] out = { head, null, tail };
	/** Something was sent just now: its answer cannot be there yet, so that a read would be in vain. */
	private boolean justSent;

	private final OfferedPackets offered;
	/** Written by the thread that receives and sends, one at a time; offered packets are not counted. */
	private volatile long moved;

	private PacketChannel(TimedChannel channel, ConnectionKind kind, int bufferLength, PacketListener listener) {
		this.channel = channel;
		this.kind = kind;
		this.listener = listener;
		offered = new OfferedPackets(channel);
		in = ByteBuffer.allocateDirect(bufferLength).order(ByteOrder.LITTLE_ENDIAN).limit(0);
	}

	/**
	 * Makes an unconnected channel, which can be closed while another thread connects it.
	 *
	 * @param bufferLength at least 1 KiB.
	 */
	public static PacketChannel open(ConnectionKind kind, String peer, int bufferLength, PacketListener listener)
			throws ConnectionLostException {
		return new PacketChannel(TimedChannel.open(peer), kind, bufferLength, listener);
	}

	/**
	 * Takes over a connected channel that nobody else uses any more.
	 *
	 * @param bufferLength at least 1 KiB.
	 */
	public static PacketChannel of(SocketChannel socket, ConnectionKind kind, String peer, int bufferLength,
			PacketListener listener) throws IOException {
		return new PacketChannel(new TimedChannel(socket, peer), kind, bufferLength, listener);
	}

	/** Connects, within the waits. */
	public void connect(InetSocketAddress address, Waits waits) throws PtpException {
		channel.connect(address, waits);
	}

	/** Adds a packet to what the next flush sends. */
	public void append(PtpIpPacket packet) {
		ByteBuffer target = out[1] == null ? head : tail;
		int before = target.position();
		PtpIpCodec.encode(packet, target);
		listener.packet(true, kind, packet.type(), packet.transactionId(), target.position() - before);
	}

	/** Adds data, once, to what the next flush sends. The payload, from position to limit, is consumed by then. */
	public void appendData(int transactionId, ByteBuffer payload, boolean last) {
		PacketType type = last ? PacketType.END_DATA : PacketType.DATA;
		int length = DATA_HEADER_LENGTH + payload.remaining();
		head.putInt(length).putInt(type.code()).putInt(transactionId);
		listener.packet(true, kind, type, transactionId, length);
		out[1] = payload;
	}

	/** Sends what was appended, in one gathered write if the socket takes it. */
	public void flush(Waits waits) throws PtpException {
		ByteBuffer payload = out[1];
		out[1] = payload == null ? tail : payload; // then there is nothing in the tail
		int count = payload == null ? 1 : 3;
		head.flip();
		tail.flip();
		try {
			long since = waits.now();
			while (!offered.drain()) {
				channel.await(SelectionKey.OP_WRITE, waits, since);
			}
			while (remaining(count) > 0) {
				long written = channel.write(out, count);
				if (written > 0) {
					moved += written;
					since = waits.now();
				} else {
					channel.await(SelectionKey.OP_WRITE, waits, since);
				}
			}
		} finally {
			out[1] = null;
			head.clear();
			tail.clear();
			justSent = true;
			channel.restoreInterrupt();
		}
	}

	private long remaining(int count) {
		long remaining = 0;
		for (int i = 0; i < count; i++) {
			remaining += out[i].remaining();
		}
		return remaining;
	}

	/**
	 * Sends a packet past what is being waited for. Never blocks; what does not fit goes out later.
	 *
	 * @return {@code false} if the connection is lost, or its peer takes nothing and too much waits for it already.
	 */
	public boolean offer(PtpIpPacket packet) {
		ByteBuffer bytes = PtpIpCodec.encode(packet);
		listener.packet(true, kind, packet.type(), packet.transactionId(), bytes.remaining());
		return offered.offer(bytes);
	}

	/** Tells, without waiting, whether bytes were received that nobody has consumed. */
	public boolean hasInput() throws PtpException {
		if (!in.hasRemaining()) {
			try {
				moved += channel.read(in.clear());
			} finally {
				in.flip();
			}
		}
		return in.hasRemaining();
	}

	/** Waits until there is something to receive, or a {@link #wake} finds that there is nothing to wait for any more. */
	public void awaitInput(Waits waits, BooleanSupplier over) throws PtpException {
		try {
			long since = waits.now();
			while (!over.getAsBoolean() && !hasInput()) {
				await(waits, since);
			}
		} finally {
			channel.restoreInterrupt();
		}
	}

	/** Waits until there is something to receive. */
	public void awaitInput(Waits waits) throws PtpException {
		fill(1, waits);
	}

	/**
	 * Receives the next packet; of data, the next piece.
	 *
	 * @return the packet; a payload is valid until the next call.
	 * @throws org.portabledevices.ptp.PtpFormatException if the peer sent what is no packet, or a length that its type does
	 *         not have.
	 */
	public PtpIpPacket receive(Waits waits) throws PtpException {
		while (!inPayload) {
			fill(PtpIpCodec.HEADER_LENGTH, waits);
			int length = in.getInt(in.position());
			PacketType type = PtpIpCodec.check(length, in.getInt(in.position() + 4));
			if (!type.carriesData()) {
				fill(length, waits);
				PtpIpPacket packet = PtpIpCodec.decode(take(length));
				listener.packet(false, kind, type, packet.transactionId(), length);
				return packet;
			}
			fill(DATA_HEADER_LENGTH, waits);
			payloadTransaction = in.getInt(in.position() + 8);
			payloadLeft = Integer.toUnsignedLong(length) - DATA_HEADER_LENGTH;
			payloadEndsData = type == PacketType.END_DATA;
			in.position(in.position() + DATA_HEADER_LENGTH);
			inPayload = payloadLeft > 0 || payloadEndsData;
			listener.packet(false, kind, type, payloadTransaction, Integer.toUnsignedLong(length));
		}
		if (payloadLeft > 0 && !in.hasRemaining()) {
			fill(1, waits);
		}
		ByteBuffer piece = take((int) Math.min(payloadLeft, in.remaining()));
		payloadLeft -= piece.remaining();
		inPayload = payloadLeft > 0;
		return payloadEndsData && !inPayload ? new PtpIpPacket.EndData(payloadTransaction, piece)
				: new PtpIpPacket.Data(payloadTransaction, piece);
	}

	private ByteBuffer take(int length) {
		ByteBuffer bytes = in.slice(in.position(), length);
		in.position(in.position() + length);
		return bytes;
	}

	/** Waits until so many bytes are there; the limit counts from the last byte received. */
	private void fill(int count, Waits waits) throws PtpException {
		if (in.remaining() >= count) {
			return;
		}
		in.compact();
		try {
			long since = waits.now();
			while (in.position() < count) {
				int read = justSent ? 0 : channel.read(in);
				if (read > 0) {
					moved += read;
					since = waits.now();
				} else {
					justSent = false;
					await(waits, since);
				}
			}
		} finally {
			in.flip();
			channel.restoreInterrupt();
		}
	}

	private void await(Waits waits, long since) throws ConnectionLostException, PeerSilentException {
		boolean drained = offered.drain();
		channel.await(drained ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE, waits, since);
	}

	/** Waits until {@link #wake} finds that there is nothing to wait for any more; the peer is not listened to. */
	public void awaitWake(Waits waits, BooleanSupplier over) throws PtpException {
		try {
			long since = waits.now();
			while (!over.getAsBoolean()) {
				channel.await(offered.drain() ? 0 : SelectionKey.OP_WRITE, waits, since);
			}
		} finally {
			channel.restoreInterrupt();
		}
	}

	/** Answers a count that changes whenever the peer has sent or taken something: a sign of life for other threads. */
	public long moved() {
		return moved;
	}

	/** Tells whether {@link #close} was not called. */
	public boolean isOpen() {
		return channel.isOpen();
	}

	/** Makes a thread that waits here look at its waits again. */
	public void wake() {
		channel.wake();
	}

	/** Closes the connection; whoever waits here fails. */
	@Override
	public void close() {
		channel.close();
	}
}
