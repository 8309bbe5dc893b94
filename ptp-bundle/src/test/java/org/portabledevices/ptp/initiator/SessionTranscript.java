package org.portabledevices.ptp.initiator;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.LinkedBlockingQueue;

import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.PtpException;

/** Remembers what a session told. */
final class SessionTranscript implements SessionListener {
	private final LinkedBlockingQueue<PtpEvent> events = new LinkedBlockingQueue<>();
	private final LinkedBlockingQueue<PtpException> closed = new LinkedBlockingQueue<>();

	@Override
	public void onEvent(PtpEvent event) {
		events.add(event);
	}

	@Override
	public void onClosed(PtpException cause) {
		closed.add(cause);
	}

	PtpEvent awaitEvent() throws InterruptedException {
		PtpEvent event = events.poll(10, SECONDS);
		assertNotNull(event, "no event came");
		return event;
	}

	PtpException awaitClosed() throws InterruptedException {
		PtpException cause = closed.poll(10, SECONDS);
		assertNotNull(cause, "the session was not closed");
		assertNull(closed.poll(20, MILLISECONDS), "closed was told twice");
		return cause;
	}

	boolean isToldClosed() {
		return !closed.isEmpty();
	}
}
