package org.portabledevices.ptp.initiator;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Data of a source, piece by piece in one buffer. A cancel of data-out acts between two pieces. */
final class OutgoingPieces {
	private static final int PIECE_LENGTH = 64 * 1024;

	private final DataSource source;
	private final long length;
	private final ByteBuffer piece;
	private long given;
	private long sent;

	/** Asks for the length, and has the first piece ready. */
	OutgoingPieces(DataSource source) throws IOException {
		this.source = source;
		length = source.length();
		if (length < 0) {
			throw new IOException("a source of length " + length);
		}
		piece = ByteBuffer.allocateDirect((int) Math.min(PIECE_LENGTH, length));
		fill();
	}

	long length() {
		return length;
	}

	/** Answers the piece that is ready, to be consumed before the next is made ready. */
	ByteBuffer piece() {
		return piece;
	}

	/** Tells whether the piece that is ready is the last one. */
	boolean isLast() {
		return given == length;
	}

	/** The piece that was ready is sent. */
	void sent() {
		sent = given;
	}

	long sentLength() {
		return sent;
	}

	boolean sentAll() {
		return sent == length;
	}

	/** Makes the next piece ready, with less than a full one only if less is left. */
	void fill() throws IOException {
		piece.clear().limit((int) Math.min(piece.capacity(), length - given));
		while (piece.hasRemaining()) {
			if (source.read(piece) <= 0) {
				throw new EOFException("%,d bytes of %,d".formatted(given + piece.position(), length));
			}
		}
		given += piece.flip().remaining();
	}
}
