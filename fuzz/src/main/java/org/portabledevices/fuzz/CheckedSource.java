package org.portabledevices.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.portabledevices.ptp.initiator.DataSource;

/** Gives bytes that tell their place. */
final class CheckedSource implements DataSource {
	private final CheckedCalls calls;
	private final int length;
	private int position;

	CheckedSource(CheckedCalls calls, int length) {
		this.calls = calls;
		this.length = length;
	}

	static byte byteAt(int position) {
		return (byte) (position * 31 + (position >> 8));
	}

	@Override
	public long length() {
		return length;
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		if (calls.isPieceToFailAt()) {
			throw new IOException("The disk is broken");
		}
		int count = Math.min(target.remaining(), length - position);
		for (int i = 0; i < count; i++) {
			target.put(byteAt(position++));
		}
		return count == 0 ? -1 : count;
	}

	/** Checks that what the initiator sent is the beginning of what it was given. */
	void check(byte[] sent) {
		Finding.unless(sent.length <= position, "%d bytes were sent, %d given", sent.length, position);
		for (int i = 0; i < sent.length; i++) {
			Finding.unless(sent[i] == byteAt(i), "byte %d was changed", i);
		}
	}
}
