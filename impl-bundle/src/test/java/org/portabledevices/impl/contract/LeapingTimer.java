package org.portabledevices.impl.contract;

import java.time.Duration;

import org.portabledevices.impl.connection.ThreadTimer;
import org.portabledevices.impl.connection.Timer;

/** Real time, with leaps: what has a limit that was far away finds it passed. */
final class LeapingTimer implements Timer, AutoCloseable {

	private final ThreadTimer real = new ThreadTimer();
	private volatile long leapt;

	void leap(Duration time) {
		leapt += time.toNanos();
	}

	@Override
	public long nanoTime() {
		return real.nanoTime() + leapt;
	}

	@Override
	public Alarm after(Duration delay, Runnable action) {
		return real.after(delay, action);
	}

	@Override
	public void close() {
		real.close();
	}
}
