package org.portabledevices.ptp.transport;

import java.nio.ByteBuffer;
import java.util.List;

/** What a transport receives for a transaction, in this order: at most one start, pieces, at most one end; a response. */
public sealed interface TransportItem {
	/**
	 * Answers the transaction.
	 *
	 * @return the ID that the peer gave.
	 */
	int transactionId();

	/**
	 * Data begins.
	 *
	 * @param transactionId the transaction's ID, u32.
	 * @param totalLength how many bytes were announced, u64; -1 if not known. Start_Data over PTP/IP.
	 */
	record DataStart(int transactionId, long totalLength) implements TransportItem {
	}

	/**
	 * Some data.
	 *
	 * @param transactionId the transaction's ID, u32.
	 * @param bytes the bytes, valid until the next call to the transport.
	 */
	record DataPiece(int transactionId, ByteBuffer bytes) implements TransportItem {
	}

	/**
	 * Data ends.
	 *
	 * @param transactionId the transaction's ID, u32.
	 */
	record DataEnd(int transactionId) implements TransportItem {
	}

	/**
	 * The transaction ends.
	 *
	 * @param transactionId the transaction's ID, u32.
	 * @param code the response code.
	 * @param parameters the response's parameters, at most five.
	 */
	record Response(int transactionId, int code, List<Integer> parameters) implements TransportItem {
		/**
		 * Copies the parameters.
		 *
		 * @param transactionId as in the record.
		 * @param code as in the record.
		 * @param parameters as in the record.
		 */
		public Response {
			parameters = List.copyOf(parameters);
		}
	}
}
