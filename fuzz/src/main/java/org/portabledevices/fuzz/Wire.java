package org.portabledevices.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What one side has said on one connection, read by the rules of CIPA DC-X005 and by nothing of the library: what the library made of it, or
 * wrote, is compared with this. A Data or End_Data packet that has not ended counts as far as it came.
 */
final class Wire {
	static final int INIT_FAIL = 5;
	static final int OPERATION_REQUEST = 6;
	static final int OPERATION_RESPONSE = 7;
	static final int EVENT = 8;
	static final int START_DATA = 9;
	static final int DATA = 10;
	static final int CANCEL = 11;
	static final int END_DATA = 12;
	private static final int TYPES = 14;
	private static final int HEADER = 8;
	private static final int DATA_HEADER = 12;

	/** A packet, its body after length and type; and whether all of it is there. */
	record Packet(int type, ByteBuffer body, boolean whole) {
		int transactionId() {
			return switch (type) {
				case OPERATION_REQUEST -> body.getInt(6);
				case OPERATION_RESPONSE, EVENT -> body.getInt(2);
				default -> body.getInt(0);
			};
		}

		int operation() {
			return body.getShort(4) & 0xFFFF;
		}

		int responseCode() {
			return body.getShort(0) & 0xFFFF;
		}

		boolean carriesData() {
			return type == DATA || type == END_DATA;
		}
	}

	private final List<Packet> packets = new ArrayList<>();
	private String wrong = "";

	private Wire() {
	}

	/** Reads as far as it makes sense. */
	static Wire of(byte[] bytes) {
		Wire wire = new Wire();
		ByteBuffer rest = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		while (rest.remaining() >= HEADER && wire.wrong.isEmpty()) {
			wire.next(rest);
		}
		return wire;
	}

	private void next(ByteBuffer rest) {
		long length = Integer.toUnsignedLong(rest.getInt(rest.position()));
		int type = rest.getInt(rest.position() + 4);
		boolean data = type == DATA || type == END_DATA;
		int least = switch (type) {
			case 4, 13, 14 -> HEADER;
			case 1 -> 30;
			case 2 -> 28; // some responders leave name and version away
			case OPERATION_REQUEST -> 18;
			case OPERATION_RESPONSE, EVENT -> 14;
			case START_DATA -> 20;
			default -> DATA_HEADER;
		};
		if (type < 1 || type > TYPES || length < least || !data && length > 1024) {
			wrong = "a packet of type %d and %d bytes".formatted(type, length);
			return;
		}
		boolean whole = length <= rest.remaining();
		if (!whole && (!data || rest.remaining() < DATA_HEADER)) {
			rest.position(rest.limit());
			return;
		}
		int count = (int) Math.min(length, rest.remaining());
		ByteBuffer body = rest.slice(rest.position() + HEADER, count - HEADER).order(ByteOrder.LITTLE_ENDIAN);
		packets.add(new Packet(type, body, whole));
		rest.position(rest.position() + count);
	}

	List<Packet> packets() {
		return packets;
	}

	/** What is no packet, in words; empty when all are. */
	String wrong() {
		return wrong;
	}

	/** All data of the transactions that are meant, in order. */
	byte[] dataOf(IntPredicate transactionIds) {
		ByteArrayOutputStream data = new ByteArrayOutputStream();
		for (Packet packet : packets) {
			if (packet.carriesData() && transactionIds.test(packet.transactionId())) {
				ByteBuffer body = packet.body();
				for (int i = 4; i < body.limit(); i++) {
					data.write(body.get(i));
				}
			}
		}
		return data.toByteArray();
	}

	/** Whether one of the transactions that are meant was answered with a code. */
	boolean answered(IntPredicate transactionIds, int code) {
		return packets.stream().anyMatch(packet -> packet.type() == OPERATION_RESPONSE && transactionIds.test(packet.transactionId())
				&& packet.responseCode() == code);
	}

	long count(int type) {
		return packets.stream().filter(packet -> packet.type() == type).count();
	}
}
