package org.portabledevices.sim.content;

import java.nio.ByteBuffer;

/** Bytes that are computed from a seed and their place, so an object of any size takes no room. Same seed, same bytes. */
public record GeneratedContent(long seed, long length) implements Content {

	@Override
	public OpenContent open() {
		return this::read;
	}

	private int read(long position, ByteBuffer target) {
		if (position >= length) {
			return -1;
		}
		int count = (int) Math.min(target.remaining(), length - position);
		for (int done = 0; done < count;) {
			long place = position + done;
			int inWord = (int) (place & 7);
			long word = word(place >>> 3) >>> 8 * inWord;
			for (int i = inWord; i < 8 && done < count; i++, done++, word >>>= 8) {
				target.put((byte) word);
			}
		}
		return count;
	}

	/** The n-th number of the SplitMix64 sequence that begins at the seed; unlike most generators it can be had without those before it. */
	private long word(long n) {
		long z = seed + (n + 1) * 0x9E37_79B9_7F4A_7C15L;
		z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
		z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
		return z ^ z >>> 31;
	}
}
