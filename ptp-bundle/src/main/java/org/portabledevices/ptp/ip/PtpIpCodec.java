package org.portabledevices.ptp.ip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.portabledevices.ptp.PtpFormatException;

/** Reads and writes packets whole. Data of any length is better streamed, as the initiator and the responder do. */
public final class PtpIpCodec {
	/** The length of the header that each packet begins with: u32 length, u32 type. */
	public static final int HEADER_LENGTH = 8;
	/** The most UTF-16 units of a friendly name, without its NUL. */
	public static final int MAXIMUM_NAME_LENGTH = 255;

	private PtpIpCodec() {
	}

	/**
	 * Writes a packet.
	 *
	 * @param packet the packet.
	 * @return its bytes, from position 0 to the limit, little-endian.
	 * @throws IllegalArgumentException if a friendly name is longer than {@value #MAXIMUM_NAME_LENGTH} units.
	 */
	public static ByteBuffer encode(PtpIpPacket packet) {
		ByteBuffer bytes = ByteBuffer.allocate(length(packet)).order(ByteOrder.LITTLE_ENDIAN);
		encode(packet, bytes);
		return bytes.flip();
	}

	/**
	 * Writes a packet behind what a buffer holds already.
	 *
	 * @param packet the packet.
	 * @param target a little-endian buffer with room for it.
	 */
	public static void encode(PtpIpPacket packet, ByteBuffer target) {
		target.putInt(length(packet)).putInt(packet.type().code());
		if (packet instanceof PtpIpPacket.InitCommandRequest request) {
			putGuid(target, request.guid());
			putName(target, request.friendlyName());
			target.putInt(request.version());
		} else if (packet instanceof PtpIpPacket.InitCommandAck ack) {
			target.putInt(ack.connectionNumber());
			putGuid(target, ack.guid());
			putName(target, ack.friendlyName());
			target.putInt(ack.version());
		} else if (packet instanceof PtpIpPacket.InitEventRequest request) {
			target.putInt(request.connectionNumber());
		} else if (packet instanceof PtpIpPacket.InitFail fail) {
			target.putInt(fail.reason());
		} else if (packet instanceof PtpIpPacket.OperationRequest request) {
			target.putInt(request.dataPhase()).putShort((short) request.operation()).putInt(request.transactionId());
			request.parameters().forEach(target::putInt);
		} else if (packet instanceof PtpIpPacket.OperationResponse response) {
			target.putShort((short) response.code()).putInt(response.transactionId());
			response.parameters().forEach(target::putInt);
		} else if (packet instanceof PtpIpPacket.Event event) {
			target.putShort((short) event.code()).putInt(event.transactionId());
			event.parameters().forEach(target::putInt);
		} else if (packet instanceof PtpIpPacket.StartData start) {
			target.putInt(start.transactionId()).putLong(start.totalLength());
		} else if (packet instanceof PtpIpPacket.Data data) {
			target.putInt(data.transactionId()).put(data.payload().duplicate());
		} else if (packet instanceof PtpIpPacket.EndData end) {
			target.putInt(end.transactionId()).put(end.payload().duplicate());
		} else if (packet instanceof PtpIpPacket.Cancel cancel) {
			target.putInt(cancel.transactionId());
		}
	}

	/**
	 * Reads the header of a packet and checks the length against the type, so that nobody allocates what a peer asks for.
	 *
	 * @param length the length from the header, an unsigned 32-bit integer.
	 * @param type the type from the header.
	 * @return the type.
	 * @throws PtpFormatException if the type is unknown, or the length impossible for it.
	 */
	public static PacketType check(int length, int type) throws PtpFormatException {
		PacketType known = PacketType.of(type)
				.orElseThrow(() -> new PtpFormatException("PTP/IP packet", "type", "0x%X is unknown".formatted(type)));
		long actual = Integer.toUnsignedLong(length);
		if (actual < known.minimumLength() || actual > known.maximumLength()) {
			throw new PtpFormatException(known.name(), "length", "%d, allowed are %d to %d".formatted(actual,
					known.minimumLength(), known.maximumLength()));
		}
		return known;
	}

	/**
	 * Reads a packet.
	 *
	 * @param bytes exactly one packet, from position to limit; the position moves to the limit. The payload of the packet
	 *        answered is a view of these bytes.
	 * @return the packet.
	 * @throws PtpFormatException if the bytes are malformed.
	 */
	public static PtpIpPacket decode(ByteBuffer bytes) throws PtpFormatException {
		bytes.order(ByteOrder.LITTLE_ENDIAN);
		if (bytes.remaining() < HEADER_LENGTH) {
			throw new PtpFormatException("PTP/IP packet", "header", bytes.remaining() + " bytes");
		}
		int length = bytes.getInt();
		PacketType type = check(length, bytes.getInt());
		if (bytes.remaining() != Integer.toUnsignedLong(length) - HEADER_LENGTH) {
			throw new PtpFormatException(type.name(), "length",
					"%d, got %d".formatted(Integer.toUnsignedLong(length), bytes.remaining() + HEADER_LENGTH));
		}
		return switch (type) {
			case INIT_COMMAND_REQUEST -> new PtpIpPacket.InitCommandRequest(guid(bytes), name(bytes, type), bytes.getInt());
			case INIT_COMMAND_ACK ->
					new PtpIpPacket.InitCommandAck(bytes.getInt(), guid(bytes), lenientName(bytes), version(bytes));
			case INIT_EVENT_REQUEST -> new PtpIpPacket.InitEventRequest(bytes.getInt());
			case INIT_EVENT_ACK -> new PtpIpPacket.InitEventAck();
			case INIT_FAIL -> new PtpIpPacket.InitFail(bytes.getInt());
			case OPERATION_REQUEST -> new PtpIpPacket.OperationRequest(bytes.getInt(), u16(bytes), bytes.getInt(),
					parameters(bytes, type));
			case OPERATION_RESPONSE ->
					new PtpIpPacket.OperationResponse(u16(bytes), bytes.getInt(), parameters(bytes, type));
			case EVENT -> new PtpIpPacket.Event(u16(bytes), bytes.getInt(), parameters(bytes, type));
			case START_DATA -> new PtpIpPacket.StartData(bytes.getInt(), bytes.getLong());
			case DATA -> new PtpIpPacket.Data(bytes.getInt(), rest(bytes));
			case CANCEL -> new PtpIpPacket.Cancel(bytes.getInt());
			case END_DATA -> new PtpIpPacket.EndData(bytes.getInt(), rest(bytes));
			case PROBE_REQUEST -> new PtpIpPacket.ProbeRequest();
			case PROBE_RESPONSE -> new PtpIpPacket.ProbeResponse();
		};
	}

	private static int length(PtpIpPacket packet) {
		int body = 0;
		if (packet instanceof PtpIpPacket.InitCommandRequest request) {
			body = 22 + 2 * request.friendlyName().length();
		} else if (packet instanceof PtpIpPacket.InitCommandAck ack) {
			body = 26 + 2 * ack.friendlyName().length();
		} else if (packet instanceof PtpIpPacket.OperationRequest request) {
			body = 10 + 4 * request.parameters().size();
		} else if (packet instanceof PtpIpPacket.OperationResponse response) {
			body = 6 + 4 * response.parameters().size();
		} else if (packet instanceof PtpIpPacket.Event event) {
			body = 6 + 4 * event.parameters().size();
		} else if (packet instanceof PtpIpPacket.Data data) {
			body = 4 + data.payload().remaining();
		} else if (packet instanceof PtpIpPacket.EndData end) {
			body = 4 + end.payload().remaining();
		} else {
			body = (int) packet.type().minimumLength() - HEADER_LENGTH;
		}
		return HEADER_LENGTH + body;
	}

	private static void putGuid(ByteBuffer target, UUID guid) {
		target.order(ByteOrder.BIG_ENDIAN).putLong(guid.getMostSignificantBits()).putLong(guid.getLeastSignificantBits())
				.order(ByteOrder.LITTLE_ENDIAN);
	}

	private static UUID guid(ByteBuffer bytes) {
		bytes.order(ByteOrder.BIG_ENDIAN);
		UUID guid = new UUID(bytes.getLong(), bytes.getLong());
		bytes.order(ByteOrder.LITTLE_ENDIAN);
		return guid;
	}

	private static void putName(ByteBuffer target, String name) {
		if (name.length() > MAXIMUM_NAME_LENGTH) {
			throw new IllegalArgumentException("a friendly name of %d units, at most 255".formatted(name.length()));
		}
		name.chars().forEach(unit -> target.putChar((char) unit));
		target.putChar('\0');
	}

	/** Reads a name up to its NUL, and leaves the four bytes of the version that follows. */
	private static String name(ByteBuffer bytes, PacketType type) throws PtpFormatException {
		StringBuilder name = new StringBuilder();
		while (bytes.remaining() >= 6) {
			char unit = bytes.getChar();
			if (unit == 0) {
				return name.toString();
			}
			name.append(unit);
		}
		throw new PtpFormatException(type.name(), "friendly name", "no NUL before the packet ends");
	}

	/**
	 * Reads the name of a responder. Some leave the NUL away, and then the first half of the version 1.0 stands for it; some have
	 * no name at all, or no version either.
	 */
	private static String lenientName(ByteBuffer bytes) {
		StringBuilder name = new StringBuilder();
		while (bytes.remaining() >= 2) {
			char unit = bytes.getChar();
			if (unit == 0) {
				break;
			}
			name.append(unit);
		}
		return name.substring(0, Math.min(name.length(), MAXIMUM_NAME_LENGTH));
	}

	/** Reads the version of a responder; what does not say is taken for 1.0, the only one there is. */
	private static int version(ByteBuffer bytes) {
		int version = bytes.remaining() < 4 ? PtpIpPacket.VERSION : bytes.getInt();
		bytes.position(bytes.limit());
		return version;
	}

	private static int u16(ByteBuffer bytes) {
		return bytes.getShort() & 0xFFFF;
	}

	private static List<Integer> parameters(ByteBuffer bytes, PacketType type) throws PtpFormatException {
		if (bytes.remaining() % 4 != 0) {
			throw new PtpFormatException(type.name(), "parameters", bytes.remaining() + " bytes");
		}
		List<Integer> parameters = new ArrayList<>(5);
		while (bytes.hasRemaining()) {
			parameters.add(bytes.getInt());
		}
		return parameters;
	}

	private static ByteBuffer rest(ByteBuffer bytes) {
		ByteBuffer rest = bytes.slice();
		bytes.position(bytes.limit());
		return rest;
	}
}
