package org.portabledevices.ptp.ip;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

/**
 * A packet of PTP/IP. CIPA DC-X005 clause 2.3. {@link PtpIpCodec} reads and writes them.
 * <p>
 * On the wire a packet is a header of 8 bytes and a body, little-endian and without padding: u32 length of the whole packet,
 * header included; u32 type, see {@link PacketType#code()}; then the components of the record in their order, each with the
 * width that its {@code @param} tells. The lengths that are accepted are in {@link PacketType}. Fields of 32 bits without a
 * sign are {@code int} with the same bits.
 * <p>
 * A GUID is 16 bytes that mean nothing to the protocol: here a {@link UUID} whose text form shows them in wire order. A
 * friendly name is UTF-16LE, 2 bytes a unit, ended by a NUL of 2 bytes and without a count before it, unlike the strings of
 * datasets. Parameters fill the packet to its end, without a count either: there are as many as its length says.
 */
public sealed interface PtpIpPacket {
	/** The protocol version 1.0: u32, the major version in the upper 16 bits, the minor one in the lower. */
	int VERSION = 0x0001_0000;
	/** The total length that says: not known. u64, all ones; peers that keep lengths in 32 bits send 0x00000000FFFFFFFF. */
	long UNKNOWN_LENGTH = -1;

	/**
	 * Answers the type.
	 *
	 * @return the packet's type.
	 */
	PacketType type();

	/**
	 * Answers the transaction that the packet belongs to.
	 *
	 * @return its ID, u32; 0 for packets without one, and for those of OpenSession and of operations outside a session.
	 */
	default int transactionId() {
		return 0;
	}

	/**
	 * Opens the command connection. Init_Command_Request, type 1, 30 bytes and more: the first packet of the initiator on its
	 * first connection.
	 *
	 * @param guid who the initiator is, 16 bytes.
	 * @param friendlyName its name for people, UTF-16LE, at most 255 units and the NUL, 2 bytes each.
	 * @param version the protocol version, u32: {@link #VERSION}.
	 */
	record InitCommandRequest(UUID guid, String friendlyName, int version) implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.INIT_COMMAND_REQUEST;
		}
	}

	/**
	 * Accepts the command connection. Init_Command_Ack, type 2, 34 bytes and more, from the responder; some leave the NUL of an
	 * empty name or the version away.
	 *
	 * @param connectionNumber what the event connection must name, u32.
	 * @param guid who the responder is, 16 bytes.
	 * @param friendlyName its name for people, UTF-16LE, at most 255 units and the NUL, 2 bytes each.
	 * @param version the protocol version, u32: {@link #VERSION}.
	 */
	record InitCommandAck(int connectionNumber, UUID guid, String friendlyName, int version) implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.INIT_COMMAND_ACK;
		}
	}

	/**
	 * Opens the event connection. Init_Event_Request, type 3, 12 bytes: the first packet of the initiator on its second
	 * connection.
	 *
	 * @param connectionNumber the number from the Init_Command_Ack, u32.
	 */
	record InitEventRequest(int connectionNumber) implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.INIT_EVENT_REQUEST;
		}
	}

	/** Accepts the event connection. Init_Event_Ack, type 4, 8 bytes, from the responder: only now is there a session. */
	record InitEventAck() implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.INIT_EVENT_ACK;
		}
	}

	/**
	 * Refuses a connection. Init_Fail, type 5, 12 bytes, from the responder on either connection, in place of the
	 * acknowledgement; both sides then close. CIPA DC-X005 clause 2.3.5.
	 *
	 * @param reason why, u32: see {@link InitFailedException}.
	 */
	record InitFail(int reason) implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.INIT_FAIL;
		}
	}

	/**
	 * Begins a transaction. Operation_Request, type 6, 18 to 38 bytes, from the initiator on the command connection.
	 *
	 * @param dataPhase u32: {@link #NO_DATA_OUT} or {@link #DATA_OUT}.
	 * @param operation the operation code, u16: ISO 15740:2013 and its extensions.
	 * @param transactionId the transaction's ID, u32: 1 to 0xFFFFFFFE, and 1 again; 0 outside a session.
	 * @param parameters at most five, u32 each; what is left away counts as 0.
	 */
	record OperationRequest(int dataPhase, int operation, int transactionId, List<Integer> parameters)
			implements
			PtpIpPacket {
		/** The data phase of an operation without data, or with data for the initiator. */
		public static final int NO_DATA_OUT = 1;
		/** The data phase of an operation with data for the responder. */
		public static final int DATA_OUT = 2;

		/**
		 * Copies the parameters and checks their number.
		 *
		 * @param dataPhase as in the record.
		 * @param operation as in the record.
		 * @param transactionId as in the record.
		 * @param parameters as in the record.
		 */
		public OperationRequest {
			parameters = atMost(5, parameters);
		}

		@Override
		public PacketType type() {
			return PacketType.OPERATION_REQUEST;
		}
	}

	/**
	 * Ends a transaction. Operation_Response, type 7, 14 to 34 bytes, from the responder on the command connection: after the
	 * data, or instead of it.
	 *
	 * @param code the response code, u16: ISO 15740:2013 and its extensions.
	 * @param transactionId the transaction's ID, u32.
	 * @param parameters at most five, u32 each; peers leave some away, or add zeros up to five.
	 */
	record OperationResponse(int code, int transactionId, List<Integer> parameters) implements PtpIpPacket {
		/**
		 * Copies the parameters and checks their number.
		 *
		 * @param code as in the record.
		 * @param transactionId as in the record.
		 * @param parameters as in the record.
		 */
		public OperationResponse {
			parameters = atMost(5, parameters);
		}

		@Override
		public PacketType type() {
			return PacketType.OPERATION_RESPONSE;
		}
	}

	/**
	 * Tells of an event. Event, type 8, 14 to 26 bytes, from the responder on the event connection.
	 *
	 * @param code the event code, u16: ISO 15740:2013 and its extensions.
	 * @param transactionId the transaction it belongs to, u32; 0 or 0xFFFFFFFF for none.
	 * @param parameters at most three, u32 each.
	 */
	record Event(int code, int transactionId, List<Integer> parameters) implements PtpIpPacket {
		/**
		 * Copies the parameters and checks their number.
		 *
		 * @param code as in the record.
		 * @param transactionId as in the record.
		 * @param parameters as in the record.
		 */
		public Event {
			parameters = atMost(3, parameters);
		}

		@Override
		public PacketType type() {
			return PacketType.EVENT;
		}
	}

	/**
	 * Begins the data of a transaction. Start_Data, type 9, 20 bytes, on the command connection, from whoever has the data.
	 *
	 * @param transactionId the transaction's ID, u32.
	 * @param totalLength how many bytes will follow, u64; {@link #UNKNOWN_LENGTH} if not known. The end of the data is
	 *        {@link EndData}, not this count.
	 */
	record StartData(int transactionId, long totalLength) implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.START_DATA;
		}
	}

	/**
	 * A piece of data. Data, type 10, 12 bytes and the payload, on the command connection.
	 *
	 * @param transactionId the transaction's ID, u32.
	 * @param payload the bytes, from position to limit; not copied. On the wire at most 0xFFFFFFFF - 12.
	 */
	record Data(int transactionId, ByteBuffer payload) implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.DATA;
		}
	}

	/**
	 * Abandons a transaction. Cancel, type 11, 12 bytes. The initiator sends it on both connections: on the event connection it
	 * overtakes the data, on the command connection it marks where the transaction ends in the stream. A responder that cancels
	 * by itself sends the event CancelTransaction instead.
	 *
	 * @param transactionId the transaction's ID, u32.
	 */
	record Cancel(int transactionId) implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.CANCEL;
		}
	}

	/**
	 * Ends the data of a transaction. End_Data, type 12, 12 bytes and the payload, on the command connection; needed even if
	 * all bytes have come before.
	 *
	 * @param transactionId the transaction's ID, u32.
	 * @param payload the last bytes, possibly none, from position to limit; not copied. On the wire at most 0xFFFFFFFF - 12.
	 */
	record EndData(int transactionId, ByteBuffer payload) implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.END_DATA;
		}
	}

	/** Asks whether the peer is there. Probe_Request, type 13, 8 bytes, on the event connection; either side may ask at any time. */
	record ProbeRequest() implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.PROBE_REQUEST;
		}
	}

	/** Answers a probe. Probe_Response, type 14, 8 bytes, on the event connection, at once, whatever the command connection does. */
	record ProbeResponse() implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.PROBE_RESPONSE;
		}
	}

	private static List<Integer> atMost(int count, List<Integer> parameters) {
		if (parameters.size() > count) {
			throw new IllegalArgumentException(parameters.size() + " parameters, at most " + count);
		}
		return List.copyOf(parameters);
	}
}
