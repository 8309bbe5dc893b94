package org.portabledevices.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.portabledevices.ptp.initiator.DataReceiver;
import org.portabledevices.ptp.initiator.TransactionResult;

/** Keeps the pieces of data that an initiator hands out. */
final class CheckedReceiver implements DataReceiver {
	private final CheckedCalls calls;
	private final List<byte[]> pieces = new ArrayList<>();
	private int begun;

	CheckedReceiver(CheckedCalls calls) {
		this.calls = calls;
	}

	@Override
	public void begin(long totalLength) {
		Finding.unless(totalLength >= -1, "a length of %d", totalLength);
		Finding.unless(++begun == 1, "data begins %d times", begun);
		Finding.unless(pieces.isEmpty(), "data begins after its first piece");
	}

	@Override
	public void data(ByteBuffer bytes) throws IOException {
		boolean fails = calls.isPieceToFailAt();
		byte[] piece = new byte[bytes.remaining()];
		bytes.get(piece);
		pieces.add(piece);
		if (fails) {
			throw new IOException("The disk is full");
		}
	}

	/** Checks that the pieces stand in what the responder sent for the transaction, in this order. */
	void check(byte[] sent, TransactionResult result) {
		int from = 0;
		long sum = 0;
		for (byte[] piece : pieces) {
			int at = find(piece, sent, from);
			Finding.unless(at >= 0, "%d bytes were handed out that are not of this transaction", piece.length);
			from = at + piece.length;
			sum += piece.length;
		}
		if (result != null && result.outcome() == TransactionResult.Outcome.ANSWERED) {
			Finding.unless(result.transferredLength() == sum, "%s, and %d bytes were handed out", result, sum);
		}
	}

	private static int find(byte[] piece, byte[] sent, int from) {
		for (int at = from; at + piece.length <= sent.length; at++) {
			if (Arrays.equals(piece, 0, piece.length, sent, at, at + piece.length)) {
				return at;
			}
		}
		return -1;
	}
}
