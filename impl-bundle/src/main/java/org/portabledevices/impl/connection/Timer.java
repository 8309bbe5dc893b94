package org.portabledevices.impl.connection;

import java.time.Duration;

/** Time: what it is, and what is to happen later. A test has a time of its own. Safe for use by several threads. */
public interface Timer {

	/** Something that is to happen. */
	interface Alarm {

		/** Calls it off. What has begun goes on; a second call does nothing. */
		void cancel();
	}

	/**
	 * Answers the time.
	 *
	 * @return nanoseconds of a monotonic clock, from any origin.
	 */
	long nanoTime();

	/**
	 * Lets something happen later.
	 *
	 * @param delay how much later.
	 * @param action what; it must be quick and wait for nothing.
	 * @return calls it off.
	 */
	Alarm after(Duration delay, Runnable action);
}
