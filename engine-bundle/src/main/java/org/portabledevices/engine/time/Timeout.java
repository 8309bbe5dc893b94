package org.portabledevices.engine.time;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Something that happens later, unless it is cancelled before. It is its own entry in the {@link TimerWheel}, so scheduling makes no garbage; it belongs to one wheel
 * for all its life.
 */
public abstract class Timeout {

	/** The list of a timeout that is not scheduled. */
	static final short NOWHERE = -1;

	/** Chosen at random, since what the threads of one client make must not meet at one lock. */
	final byte stripe = (byte) ThreadLocalRandom.current().nextInt(TimerWheel.STRIPES);

	// Guarded by the stripe.
	short list = NOWHERE;
	Timeout next;
	Timeout previous;
	long due;

	/**
	 * Is called when the time has come, once for each time it was scheduled and not cancelled. It runs on the thread that watches all times: it must not wait, and
	 * never runs foreign code. It may schedule this timeout again.
	 */
	protected abstract void expired();
}
