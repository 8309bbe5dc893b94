package org.portabledevices.impl.streaming;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes that follow from a seed and their position, so that one that is wrong, lost, doubled or at another place shows where it stands. */
final class Pattern {

	private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

	private final long seed;

	Pattern(long seed) {
		this.seed = seed;
	}

	private long word(long index) {
		long mixed = (index + seed) * GOLDEN;
		return mixed ^ mixed >>> 29;
	}

	private byte byteAt(long position) {
		return (byte) (word(position >> 3) >>> (position & 7) * 8);
	}

	/** Fills a buffer with the bytes from a position on. */
	void fill(long position, ByteBuffer target) {
		ByteBuffer bytes = target.order(ByteOrder.LITTLE_ENDIAN);
		long at = position;
		while (bytes.hasRemaining()) {
			if ((at & 7) == 0 && bytes.remaining() >= 8) {
				bytes.putLong(word(at >> 3));
				at += 8;
			} else {
				bytes.put(byteAt(at++));
			}
		}
	}

	/** Takes the bytes of a buffer, which are to be those from a position on; answers where they differ, -1 if nowhere. */
	long check(long position, ByteBuffer source) {
		ByteBuffer bytes = source.slice().order(ByteOrder.LITTLE_ENDIAN);
		source.position(source.limit());
		long at = position;
		while (bytes.hasRemaining()) {
			boolean whole = (at & 7) == 0 && bytes.remaining() >= 8;
			if (whole ? bytes.getLong() != word(at >> 3) : bytes.get() != byteAt(at)) {
				return at;
			}
			at += whole ? 8 : 1;
		}
		return -1;
	}
}
