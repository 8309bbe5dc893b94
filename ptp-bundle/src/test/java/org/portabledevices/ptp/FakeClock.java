package org.portabledevices.ptp;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock that stands still until a test moves it. */
public final class FakeClock implements LongSupplier {
	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L); // overflows soon, as nanoTime may

	@Override
	public long getAsLong() {
		return nanos.get();
	}

	public void advance(Duration time) {
		nanos.addAndGet(time.toNanos());
	}
}
