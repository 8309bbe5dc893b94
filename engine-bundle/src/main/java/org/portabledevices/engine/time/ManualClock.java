package org.portabledevices.engine.time;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes on when it is told to. It does not begin at zero, so that nobody counts on that. */
public final class ManualClock implements Clock {

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1));

	@Override
	public long nanos() {
		return nanos.get();
	}

	/**
	 * Goes on.
	 *
	 * @param by nanoseconds.
	 */
	public void advanceNanos(long by) {
		nanos.addAndGet(by);
	}

	/**
	 * Goes on.
	 *
	 * @param by milliseconds.
	 */
	public void advanceMillis(long by) {
		advanceNanos(TimeUnit.MILLISECONDS.toNanos(by));
	}
}
