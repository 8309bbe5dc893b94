package org.portabledevices.engine.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

import org.portabledevices.service.DataSource;
import org.portabledevices.service.InvocationOptions;

/** A source of some bytes, that takes its time or fails if the test says so. */
final class RecordingSource implements DataSource {

	final CountDownLatch closed = new CountDownLatch(1);
	volatile Semaphore leave;
	volatile IOException failure;
	private final ByteBuffer rest;
	private final int length;

	RecordingSource(byte[] bytes) {
		rest = ByteBuffer.wrap(bytes);
		length = bytes.length;
	}

	InvocationOptions options() {
		return InvocationOptions.builder().source(this).build();
	}

	@Override
	public OptionalLong length() {
		return OptionalLong.of(length);
	}

	@Override
	public int read(ByteBuffer buffer) throws IOException {
		if (failure != null) {
			throw failure;
		}
		if (leave != null) {
			leave.acquireUninterruptibly();
		}
		if (!rest.hasRemaining()) {
			return -1;
		}
		int count = Math.min(Math.min(buffer.remaining(), rest.remaining()), 1000);
		buffer.put(rest.slice().limit(count));
		rest.position(rest.position() + count);
		return count;
	}

	@Override
	public void close() {
		closed.countDown();
	}
}
