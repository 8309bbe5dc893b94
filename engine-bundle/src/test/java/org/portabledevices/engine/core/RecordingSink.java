package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.portabledevices.service.DataSink;
import org.portabledevices.service.InvocationOptions;

/** A sink that keeps what it gets, and takes its time if the test says so. */
final class RecordingSink implements DataSink {

	/** The calls in their order, in words; writes not counted. */
	final List<String> calls = new CopyOnWriteArrayList<>();
	final CountDownLatch firstWrite = new CountDownLatch(1);
	final CountDownLatch closed = new CountDownLatch(1);
	/** What a write waits for, if it is to wait. */
	volatile Semaphore leave;
	volatile IOException failure;
	volatile IOException closeFailure;
	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	InvocationOptions options() {
		return InvocationOptions.builder().sink(this).build();
	}

	/** Makes it wait in each write until it is let go. */
	RecordingSink slow() {
		leave = new Semaphore(0);
		return this;
	}

	@Override
	public void begin(OptionalLong length) {
		calls.add(length.isPresent() ? "begin " + length.getAsLong() : "begin");
	}

	@Override
	public void write(ByteBuffer data) throws IOException {
		firstWrite.countDown();
		if (failure != null) {
			throw failure;
		}
		if (leave != null) {
			leave.acquireUninterruptibly();
		}
		synchronized (bytes) {
			while (data.hasRemaining()) {
				bytes.write(data.get());
			}
		}
	}

	@Override
	public void close(boolean complete) throws IOException {
		calls.add("close " + complete);
		closed.countDown();
		if (closeFailure != null) {
			throw closeFailure;
		}
	}

	byte[] bytes() {
		synchronized (bytes) {
			return bytes.toByteArray();
		}
	}

	void awaitWrite() throws InterruptedException {
		assertTrue(firstWrite.await(10, TimeUnit.SECONDS), "nothing was written within 10 s");
	}

	void awaitClosed() throws InterruptedException {
		assertTrue(closed.await(10, TimeUnit.SECONDS), "not closed within 10 s");
	}
}
