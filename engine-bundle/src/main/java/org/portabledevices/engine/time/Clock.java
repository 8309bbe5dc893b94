package org.portabledevices.engine.time;

/** The one source of time (contract 6.3). Safe for use by any thread. */
public interface Clock {

	/**
	 * Answers a time that never goes back. Only differences mean something.
	 *
	 * @return nanoseconds since some fixed moment.
	 */
	long nanos();

	/**
	 * Answers the clock of the machine.
	 *
	 * @return {@link System#nanoTime()}.
	 */
	static Clock system() {
		return System::nanoTime;
	}
}
