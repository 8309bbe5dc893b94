package org.portabledevices.ptp.ip;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

/**
 * A packet of PTP/IP. CIPA DC-X005 clause 2.3. {@link PtpIpCodec} reads and writes them.
 * <p>
 * A GUID is 16 bytes that mean nothing to the protocol: here a {@link UUID} whose text form shows them in wire order.
 */
public sealed interface PtpIpPacket {
	/** The protocol version 1.0. */
	int VERSION = 0x0001_0000;
	/** The total length that says: not known. */
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
	 * @return its ID, 0 for packets without one.
	 */
	default int transactionId() {
		return 0;
	}

	/**
	 * Opens the command connection.
	 *
	 * @param guid who the initiator is, 16 bytes.
	 * @param friendlyName its name for people, UTF-16LE with NUL, at most 255 units.
	 * @param version the protocol version, u32.
	 */
	record InitCommandRequest(UUID guid, String friendlyName, int version) implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.INIT_COMMAND_REQUEST;
		}
	}

	/**
	 * Accepts the command connection.
	 *
	 * @param connectionNumber what the event connection must name, u32.
	 * @param guid who the responder is, 16 bytes.
	 * @param friendlyName its name for people, UTF-16LE with NUL, at most 255 units.
	 * @param version the protocol version, u32.
	 */
	record InitCommandAck(int connectionNumber, UUID guid, String friendlyName, int version) implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.INIT_COMMAND_ACK;
		}
	}

	/**
	 * Opens the event connection.
	 *
	 * @param connectionNumber the number from the Init_Command_Ack, u32.
	 */
	record InitEventRequest(int connectionNumber) implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.INIT_EVENT_REQUEST;
		}
	}

	/** Accepts the event connection. */
	record InitEventAck() implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.INIT_EVENT_ACK;
		}
	}

	/**
	 * Refuses a connection.
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
	 * Begins a transaction.
	 *
	 * @param dataPhase u32: {@link #NO_DATA_OUT} or {@link #DATA_OUT}.
	 * @param operation the operation code, u16.
	 * @param transactionId the transaction's ID, u32.
	 * @param parameters at most five, u32 each.
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
	 * Ends a transaction.
	 *
	 * @param code the response code, u16.
	 * @param transactionId the transaction's ID, u32.
	 * @param parameters at most five, u32 each.
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
	 * Tells of an event.
	 *
	 * @param code the event code, u16.
	 * @param transactionId the transaction it belongs to, u32.
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
	 * Begins the data of a transaction.
	 *
	 * @param transactionId the transaction's ID, u32.
	 * @param totalLength how many bytes will follow, u64; {@link #UNKNOWN_LENGTH} if not known.
	 */
	record StartData(int transactionId, long totalLength) implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.START_DATA;
		}
	}

	/**
	 * A piece of data.
	 *
	 * @param transactionId the transaction's ID, u32.
	 * @param payload the bytes, from position to limit; not copied.
	 */
	record Data(int transactionId, ByteBuffer payload) implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.DATA;
		}
	}

	/**
	 * Abandons a transaction.
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
	 * Ends the data of a transaction.
	 *
	 * @param transactionId the transaction's ID, u32.
	 * @param payload the last bytes, possibly none, from position to limit; not copied.
	 */
	record EndData(int transactionId, ByteBuffer payload) implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.END_DATA;
		}
	}

	/** Asks whether the peer is there. */
	record ProbeRequest() implements PtpIpPacket {
		@Override
		public PacketType type() {
			return PacketType.PROBE_REQUEST;
		}
	}

	/** Answers a probe. */
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
