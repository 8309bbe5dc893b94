package org.portabledevices.engine.core;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.SessionReset;

/** A device's control that keeps what it was asked for. It leaves it to the test when a session has been reset. */
final class RecordingControl implements DeviceControl {

	final BlockingQueue<SessionReset> resets = new LinkedBlockingQueue<>();
	final BlockingQueue<Long> clientsGone = new LinkedBlockingQueue<>();
	final AtomicInteger closes = new AtomicInteger();

	@Override
	public void reset(SessionReset reset) {
		resets.add(reset);
	}

	@Override
	public void clientGone(long client) {
		clientsGone.add(client);
	}

	@Override
	public void close() {
		closes.incrementAndGet();
	}

	SessionReset nextReset() throws InterruptedException {
		SessionReset reset = resets.poll(10, TimeUnit.SECONDS);
		assertNotNull(reset, "no reset within 10 s");
		return reset;
	}
}
