package org.portabledevices.ptp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.portabledevices.ptp.RecordingRelay.PassedPacket;

/**
 * A capture file (libpcap 2.4, Ethernet) of what a {@link RecordingRelay} has remembered, as if it had been captured between
 * 192.0.2.1, the initiator, and 192.0.2.2, the responder: complete TCP connections, right sequence numbers and checksums, a
 * microsecond from frame to frame. Each PTP/IP packet begins a segment, because Wireshark looks for packets nowhere else.
 */
final class PcapFile {
	/** The responder's port in the file: the one at which Wireshark expects PTP/IP. */
	static final int PORT = 15740;

	private static final byte[] INITIATOR = { (byte) 192, 0, 2, 1 };
	private static final byte[] RESPONDER = { (byte) 192, 0, 2, 2 };
	private static final int FIRST_PORT = 49152;
	/** What fits an IP packet of 65535 bytes. */
	private static final int LONGEST_SEGMENT = 65_495;
	private static final byte[] NOTHING = {};
	private static final int FIN = 1;
	private static final int SYN = 2;
	private static final int PUSH = 8;
	private static final int ACK = 16;

	private final ByteArrayOutputStream file = new ByteArrayOutputStream();
	/** For each connection, the next sequence numbers of the initiator and the responder. */
	private final Map<Integer, int[]> next = new HashMap<>();
	private int frames;

	private PcapFile() {
		file.writeBytes(ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(0xA1B2C3D4).putShort((short) 2)
				.putShort((short) 4).putLong(0).putInt(65_535 + 14).putInt(1).array());
	}

	/**
	 * Writes a capture file.
	 *
	 * @return the packets, each by the number of the frame that it begins in.
	 */
	static Map<Integer, PassedPacket> write(Path path, List<PassedPacket> packets) throws IOException {
		PcapFile pcap = new PcapFile();
		Map<Integer, PassedPacket> begins = new TreeMap<>();
		for (PassedPacket packet : packets) {
			pcap.open(packet.connection());
			begins.put(pcap.frames + 1, packet);
			pcap.data(packet.connection(), packet.fromInitiator(), packet.bytes());
		}
		pcap.next.keySet().forEach(pcap::close);
		Files.write(path, pcap.file.toByteArray());
		return begins;
	}

	private void open(int connection) {
		if (next.putIfAbsent(connection, new int[]{ 1000, 5000 }) == null) {
			frame(connection, true, SYN, NOTHING, 0, 0);
			frame(connection, false, SYN | ACK, NOTHING, 0, 0);
			frame(connection, true, ACK, NOTHING, 0, 0);
		}
	}

	private void data(int connection, boolean out, byte[] bytes) {
		for (int from = 0; from < bytes.length; from += LONGEST_SEGMENT) {
			frame(connection, out, PUSH | ACK, bytes, from, Math.min(LONGEST_SEGMENT, bytes.length - from));
		}
	}

	private void close(int connection) {
		frame(connection, true, FIN | ACK, NOTHING, 0, 0);
		frame(connection, false, FIN | ACK, NOTHING, 0, 0);
		frame(connection, true, ACK, NOTHING, 0, 0);
	}

	private void frame(int connection, boolean out, int flags, byte[] bytes, int from, int length) {
		int[] sequence = next.get(connection);
		int sender = out ? 0 : 1;
		int port = FIRST_PORT + connection;
		byte[] source = out ? INITIATOR : RESPONDER;
		byte[] target = out ? RESPONDER : INITIATOR;
		ByteBuffer tcp = ByteBuffer.allocate(20 + length).putShort((short) (out ? port : PORT))
				.putShort((short) (out ? PORT : port)).putInt(sequence[sender])
				.putInt((flags & ACK) == 0 ? 0 : sequence[1 - sender]).put((byte) 0x50).put((byte) flags)
				.putShort((short) 0xFFFF).putInt(0).put(bytes, from, length);
		ByteBuffer pseudoHeader = ByteBuffer.allocate(12 + tcp.capacity()).put(source).put(target).putShort((short) 6)
				.putShort((short) tcp.capacity()).put(tcp.array());
		tcp.putShort(16, checksum(pseudoHeader));
		ByteBuffer ip = ByteBuffer.allocate(20).putShort((short) 0x4500).putShort((short) (20 + tcp.capacity()))
				.putInt(0x0000_4000).putShort((short) 0x4006).putShort((short) 0).put(source).put(target);
		ip.putShort(10, checksum(ip));
		int frameLength = 34 + tcp.capacity();
		file.writeBytes(ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putInt(frames / 1_000_000).putInt(frames % 1_000_000)
				.putInt(frameLength).putInt(frameLength).array());
		file.writeBytes(new byte[]{ 2, 0, 0, 0, 0, target[3], 2, 0, 0, 0, 0, source[3], 8, 0 });
		file.writeBytes(ip.array());
		file.writeBytes(tcp.array());
		sequence[sender] += length + ((flags & (SYN | FIN)) == 0 ? 0 : 1);
		frames++;
	}

	/** The Internet checksum, RFC 1071. */
	private static short checksum(ByteBuffer bytes) {
		int sum = 0;
		for (int i = 0; i < bytes.capacity(); i += 2) {
			int low = i + 1 < bytes.capacity() ? bytes.get(i + 1) & 0xFF : 0;
			sum += (bytes.get(i) & 0xFF) << 8 | low;
			sum = (sum & 0xFFFF) + (sum >>> 16);
		}
		return (short) ~sum;
	}
}
