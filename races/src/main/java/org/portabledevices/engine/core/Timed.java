package org.portabledevices.engine.core;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.portabledevices.engine.time.Timeout;

/** A timeout that is scheduled, and due soon. */
abstract class Timed extends Race {

	private static final Duration SOON = Duration.ofMillis(10);
	private static final Duration LATER = Duration.ofMillis(12);

	private final AtomicInteger expired = new AtomicInteger();
	private final Timeout timeout = new Timeout() {
		@Override
		protected void expired() {
			expired.incrementAndGet();
		}
	};

	Timed() {
		schedule(SOON);
	}

	private void schedule(Duration delay) {
		ground.engine.wheel.schedule(timeout, delay.toNanos());
	}

	/** Takes the timeout back. */
	final String cancel() {
		return ground.engine.wheel.cancel(timeout) ? "cancelled" : "too late";
	}

	/** Puts the timeout off. */
	final String putOff() {
		schedule(Duration.ofHours(1));
		return "put off";
	}

	/** Its time passes. */
	final String pass() {
		ground.pass(LATER);
		return "passed";
	}

	/** How often it has expired, and whether it is still scheduled. */
	final String verdict() {
		int times = expired.get();
		String left = ground.engine.wheel.cancel(timeout) ? " and scheduled" : "";
		return lastWord("expired " + times + left);
	}
}
