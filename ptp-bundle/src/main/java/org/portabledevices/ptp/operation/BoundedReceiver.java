package org.portabledevices.ptp.operation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

import org.portabledevices.ptp.initiator.DataReceiver;

/** Keeps data in memory, and allocates as it comes: what was announced is a claim. */
final class BoundedReceiver implements DataReceiver {
	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
	private final int limit;

	BoundedReceiver(int limit) {
		this.limit = limit;
	}

	@Override
	public void begin(long totalLength) throws IOException {
		check(totalLength);
	}

	@Override
	public void data(ByteBuffer data) throws IOException {
		check((long) bytes.size() + data.remaining());
		byte[] copy = new byte[data.remaining()];
		data.get(copy);
		bytes.write(copy);
	}

	private void check(long length) throws IOException {
		if (length > limit) {
			throw new IOException("a dataset of %,d bytes, at most %,d".formatted(length, limit));
		}
	}

	byte[] toByteArray() {
		return bytes.toByteArray();
	}
}
