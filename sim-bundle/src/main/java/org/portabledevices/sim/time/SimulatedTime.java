package org.portabledevices.sim.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that simulated devices live in: a clock, and a thread that does things later. Everything a device does later, it does here, one thing after another;
 * so a test can let half a minute pass in no time.
 */
public interface SimulatedTime extends AutoCloseable {

	/** Something that will be done later. */
	@FunctionalInterface
	interface Appointment {

		/** Calls it off, if it has not begun. */
		void cancel();
	}

	/** Tells the point in time, on the wall clock. */
	Instant now();

	/** Does something as soon as what is due before is done. After the end of this time nothing is done any more. */
	void execute(Runnable action);

	/** Does something when some time has passed, not earlier. */
	Appointment schedule(Duration delay, Runnable action);

	/** Ends it: when what is being done is done, nothing else is begun. Does not wait. */
	@Override
	void close();
}
