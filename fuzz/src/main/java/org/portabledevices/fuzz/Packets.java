package org.portabledevices.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.portabledevices.fuzz.memory.MemoryNetwork;
import org.portabledevices.fuzz.memory.RawEnd;
import org.portabledevices.ptp.ConnectionLostException;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ip.ConnectionKind;
import org.portabledevices.ptp.ip.PtpIpCodec;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.transport.Limits;
import org.portabledevices.ptp.transport.Waits;
import org.portabledevices.ptp.wire.PacketChannel;

/**
 * Fuzzes how packets are read, whole and from a stream. The bytes arrive at once, in the pieces that the input says, and each by itself,
 * through a large and a small buffer: what is read must be the same each time, and the same as what the codec makes of each packet. Input: u8
 * count, so many u8 lengths of pieces less 1, used in turn; then the bytes.
 */
public final class Packets {
	private static final int SMALL = 1024;
	private static final int LARGE = 8 * 1024;
	private static final int MOST_PIECES = 16;
	/** So many bytes are also sent one by one. */
	private static final int FEW = 256;

	private Packets() {
	}

	/** What Jazzer calls. */
	public static void fuzzerTestOneInput(byte[] input) throws Exception {
		InputReader reader = new InputReader(input);
		int[] lengths = new int[reader.u8() % MOST_PIECES];
		for (int i = 0; i < lengths.length; i++) {
			lengths[i] = 1 + reader.u8();
		}
		byte[] bytes = reader.rest();
		List<String> whole = receive(bytes, new int[]{ Integer.MAX_VALUE }, LARGE);
		compare(whole, decode(bytes), "by the codec");
		if (lengths.length > 0) {
			compare(whole, receive(bytes, lengths, SMALL), "in pieces");
		}
		if (bytes.length <= FEW) {
			compare(whole, receive(bytes, new int[]{ 1 }, SMALL), "byte by byte");
		}
	}

	private static void compare(List<String> whole, List<String> other, String how) {
		Finding.unless(whole.equals(other), "at once: %s%n%s: %s", whole, how, other);
	}

	/** What a channel reads of bytes that arrive in pieces. */
	private static List<String> receive(byte[] bytes, int[] lengths, int buffer) throws Exception {
		Heard heard = new Heard();
		try (MemoryNetwork network = new MemoryNetwork()) {
			List<RawEnd> ends = new ArrayList<>();
			network.onConnect(ends::add);
			SocketChannel socket = SocketChannel.open();
			socket.connect(MemoryNetwork.address());
			InputReader reader = new InputReader(bytes);
			int[] piece = { 0 };
			network.onIdle(() -> {
				if (reader.hasMore()) {
					ends.get(0).send(reader.bytes(lengths[piece[0]++ % lengths.length]));
				} else {
					ends.get(0).close();
				}
				return true;
			});
			Waits waits = new Waits(Limits.DEFAULT.withClock(network), Duration.ofSeconds(1));
			try (PacketChannel channel =
					PacketChannel.of(socket, ConnectionKind.COMMAND, "peer", buffer, (sent, kind, type, id, length) -> {
					})) {
				receive(channel, waits, heard);
			}
		}
		return heard.all();
	}

	private static void receive(PacketChannel channel, Waits waits, Heard heard) throws PtpException {
		try {
			while (true) {
				heard.add(channel.receive(waits), true);
			}
		} catch (PtpFormatException e) {
			heard.add(e.getMessage());
		} catch (ConnectionLostException e) {
			return; // the bytes are over
		}
	}

	/** What the codec reads, packet by packet, and of data that has not ended as much as there is. */
	private static List<String> decode(byte[] bytes) throws Exception {
		Heard heard = new Heard();
		ByteBuffer rest = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		try {
			while (rest.remaining() >= PtpIpCodec.HEADER_LENGTH) {
				int start = rest.position();
				long length = Integer.toUnsignedLong(rest.getInt(start));
				boolean data = PtpIpCodec.check((int) length, rest.getInt(start + 4)).carriesData();
				if (length > rest.remaining() && (!data || rest.remaining() < 12)) {
					break;
				}
				int count = (int) Math.min(length, rest.remaining());
				ByteBuffer packet = rest.slice(start, count);
				heard.add(length == count ? decodeWhole(packet) : decodeBeginning(packet), length == count);
				rest.position(start + count);
			}
		} catch (PtpFormatException e) {
			heard.add(e.getMessage());
		}
		return heard.all();
	}

	private static PtpIpPacket decodeBeginning(ByteBuffer bytes) throws PtpFormatException {
		ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).order(ByteOrder.LITTLE_ENDIAN);
		return PtpIpCodec.decode(copy.putInt(bytes.remaining()).put(bytes.position(4)).flip());
	}

	private static PtpIpPacket decodeWhole(ByteBuffer bytes) throws Exception {
		PtpIpPacket[] packet = { null };
		PtpFormatException[] failure = { null };
		Allocation.check("a packet", bytes.remaining(), () -> {
			try {
				packet[0] = PtpIpCodec.decode(bytes.duplicate());
			} catch (PtpFormatException e) {
				failure[0] = e;
			}
		});
		if (failure[0] != null) {
			throw failure[0];
		}
		ByteBuffer encoded = PtpIpCodec.encode(packet[0]);
		PtpIpPacket again = PtpIpCodec.decode(encoded.duplicate());
		Finding.unless(packet[0].equals(again) && PtpIpCodec.encode(again).equals(encoded), "%s is read back as %s", packet[0], again);
		return packet[0];
	}
}
