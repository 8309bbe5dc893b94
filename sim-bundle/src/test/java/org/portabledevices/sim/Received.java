package org.portabledevices.sim;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

import org.portabledevices.service.DataSink;
import org.portabledevices.service.DataSource;

/** A sink that counts, and a source of zeros. */
final class Received implements DataSink {

	private long count;

	@Override
	public synchronized void write(ByteBuffer data) {
		count += data.remaining();
		data.position(data.limit());
		notifyAll();
	}

	@Override
	public void close(boolean complete) {
		// only counted
	}

	synchronized long count() {
		return count;
	}

	/** Waits until so many bytes have come, as the thread that is lent to the transfer runs in real time. */
	synchronized void await(long bytes) throws InterruptedException {
		while (count < bytes) {
			wait(); // the test has a limit
		}
	}

	/** Makes a source of so many bytes. */
	static DataSource zeros(long length) {
		return new DataSource() {

			private long left = length;

			@Override
			public OptionalLong length() {
				return OptionalLong.of(length);
			}

			@Override
			public int read(ByteBuffer buffer) {
				int count = (int) Math.min(left, buffer.remaining());
				left -= count;
				buffer.position(buffer.position() + count);
				return count == 0 ? -1 : count;
			}

			@Override
			public void close() {
				// nothing is open
			}
		};
	}
}
