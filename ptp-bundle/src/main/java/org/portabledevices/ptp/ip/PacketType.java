package org.portabledevices.ptp.ip;

import java.util.Optional;

/** The packet types of PTP/IP, each with the lengths that are accepted for it. CIPA DC-X005 clause 2.3. */
public enum PacketType {
	/** Initiator to responder, command connection: opens it. */
	INIT_COMMAND_REQUEST(1, 30, 28 + 2 * 256),
	/** Responder to initiator, command connection: accepts it. Some leave the name and the version away. */
	INIT_COMMAND_ACK(2, 28, 32 + 2 * 256),
	/** Initiator to responder, event connection: opens it. */
	INIT_EVENT_REQUEST(3, 12, 12),
	/** Responder to initiator, event connection: accepts it. */
	INIT_EVENT_ACK(4, 8, 8),
	/** Responder to initiator, either connection: refuses it. */
	INIT_FAIL(5, 12, 12),
	/** Initiator to responder, command connection: begins a transaction. */
	OPERATION_REQUEST(6, 18, 38),
	/** Responder to initiator, command connection: ends a transaction. */
	OPERATION_RESPONSE(7, 14, 34),
	/** Responder to initiator, event connection. */
	EVENT(8, 14, 26),
	/** Either way, command connection: begins the data of a transaction. */
	START_DATA(9, 20, 20),
	/** Either way, command connection: a piece of data. */
	DATA(10, 12, 0xFFFF_FFFFL),
	/** Either way, both connections: abandons a transaction. */
	CANCEL(11, 12, 12),
	/** Either way, command connection: ends the data of a transaction, may carry its last piece. */
	END_DATA(12, 12, 0xFFFF_FFFFL),
	/** Either way, event connection: asks whether the peer is there. */
	PROBE_REQUEST(13, 8, 8),
	/** Either way, event connection: answers a probe. */
	PROBE_RESPONSE(14, 8, 8);

	private static final PacketType[] TYPES = values();

	private final int code;
	private final long minimumLength;
	private final long maximumLength;

	PacketType(int code, long minimumLength, long maximumLength) {
		this.code = code;
		this.minimumLength = minimumLength;
		this.maximumLength = maximumLength;
	}

	/**
	 * Answers the number on the wire.
	 *
	 * @return the type's number, u32.
	 */
	public int code() {
		return code;
	}

	/**
	 * Answers the shortest packet of this type.
	 *
	 * @return the length in bytes, header included.
	 */
	public long minimumLength() {
		return minimumLength;
	}

	/**
	 * Answers the longest packet of this type. Only the two types that carry data, and are streamed, may be long.
	 *
	 * @return the length in bytes, header included.
	 */
	public long maximumLength() {
		return maximumLength;
	}

	/**
	 * Tells whether packets of this type carry data of any length.
	 *
	 * @return {@code true} for Data and End_Data.
	 */
	public boolean carriesData() {
		return this == DATA || this == END_DATA;
	}

	/**
	 * Finds a type by its number.
	 *
	 * @param code the number on the wire.
	 * @return the type, empty if there is none.
	 */
	public static Optional<PacketType> of(int code) {
		return code >= 1 && code <= TYPES.length ? Optional.of(TYPES[code - 1]) : Optional.empty();
	}
}
