package org.portabledevices.engine.core;

import org.portabledevices.engine.time.Clock;

/**
 * A clock that stands still, and that somebody uses to interject: when a thread reads it for the n-th time from now on, something else happens first. So what is as good as never
 * seen in a race, another thread that acts between two steps of an acceptance, happens each time.
 */
final class Interjection implements Clock {

	private Thread thread;
	private int left;
	private Runnable action;

	/** Lets an action happen when the calling thread reads the clock for the n-th time. */
	void at(int reading, Runnable interjected) {
		thread = Thread.currentThread();
		left = reading;
		action = interjected;
	}

	boolean hasHappened() {
		return action == null;
	}

	@Override
	public long nanos() {
		if (thread == Thread.currentThread() && action != null && --left == 0) {
			Runnable now = action;
			action = null;
			now.run();
		}
		return 0;
	}
}
