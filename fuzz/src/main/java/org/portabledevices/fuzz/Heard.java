package org.portabledevices.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.portabledevices.ptp.ip.PtpIpPacket;

/** What was read of a stream of packets, in whatever pieces: the data between two other packets is one. */
final class Heard {
	private final List<String> all = new ArrayList<>();
	private final ByteArrayOutputStream data = new ByteArrayOutputStream();
	private int transactionId;

	/** Adds a packet, whole or the beginning of one. */
	void add(PtpIpPacket packet, boolean whole) {
		if (packet instanceof PtpIpPacket.Data piece) {
			append(piece.transactionId(), piece.payload());
		} else if (packet instanceof PtpIpPacket.EndData end) {
			append(end.transactionId(), end.payload());
			if (whole) {
				add("END_DATA " + end.transactionId());
			}
		} else {
			add(packet.toString());
		}
	}

	private void append(int id, ByteBuffer payload) {
		if (payload.hasRemaining() && id != transactionId) {
			flush();
		}
		if (payload.hasRemaining()) {
			transactionId = id;
		}
		while (payload.hasRemaining()) {
			data.write(payload.get());
		}
	}

	/** Adds what is no data. */
	void add(String text) {
		flush();
		all.add(text);
	}

	private void flush() {
		if (data.size() > 0) {
			all.add("DATA " + transactionId + ": " + HexFormat.of().formatHex(data.toByteArray()));
			data.reset();
		}
	}

	List<String> all() {
		flush();
		return all;
	}
}
