package org.portabledevices.ptp.initiator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;

/** Keeps what it receives, and tells when the first of it came. */
class Collected implements DataReceiver {
	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
	private final CountDownLatch begun = new CountDownLatch(1);
	volatile long announced = Long.MIN_VALUE;

	@Override
	public void begin(long totalLength) {
		announced = totalLength;
	}

	@Override
	public synchronized void data(ByteBuffer data) {
		byte[] copy = new byte[data.remaining()];
		data.get(copy);
		bytes.writeBytes(copy);
		begun.countDown();
	}

	synchronized byte[] bytes() {
		return bytes.toByteArray();
	}

	void awaitData() throws InterruptedException {
		assertTrue(begun.await(10, SECONDS), "no data came");
	}
}
