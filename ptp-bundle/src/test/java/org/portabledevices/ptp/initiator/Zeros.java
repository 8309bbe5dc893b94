package org.portabledevices.ptp.initiator;

import java.nio.ByteBuffer;

/** Gives zeros, as many as it is told to. */
class Zeros implements DataSource {
	private final long length;
	private long given;

	Zeros(long length) {
		this.length = length;
	}

	long given() {
		return given;
	}

	@Override
	public long length() {
		return length;
	}

	@Override
	public int read(ByteBuffer target) {
		int count = (int) Math.min(target.remaining(), length - given);
		target.position(target.position() + count);
		given += count;
		return count == 0 ? -1 : count;
	}
}
