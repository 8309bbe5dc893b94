package org.portabledevices.ptp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A clock that stands still until a test moves it. */
public final class FakeClock implements LongSupplier {
	private long nanos = Long.MAX_VALUE - 1_000_000_000L; // overflows soon, as nanoTime may
	private long looks;

	@Override
	public synchronized long getAsLong() {
		looks++;
		notifyAll();
		return nanos;
	}

	public synchronized void advance(Duration time) {
		nanos += time.toNanos();
		notifyAll();
	}

	/** Answers how much time has passed since a moment, which is one that {@link #getAsLong} answered. */
	public synchronized Duration since(long moment) {
		return Duration.ofNanos(nanos - moment);
	}

	/** Waits until this clock was looked at often enough for everyone who waits by it to have seen the time. */
	public synchronized void awaitLooks(int count) throws InterruptedException {
		long wanted = looks + count;
		long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (looks < wanted) {
			assertTrue(System.nanoTime() < limit, "nobody looks at the clock");
			TimeUnit.MILLISECONDS.timedWait(this, 100);
		}
	}

	/** Waits by this clock, from a moment on which {@link #getAsLong} answered. */
	public synchronized void sleep(long since, Duration time) throws InterruptedException {
		while (nanos - since < time.toNanos()) {
			wait();
		}
	}
}
