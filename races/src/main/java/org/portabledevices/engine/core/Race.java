package org.portabledevices.engine.core;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.InvocationContext;

/**
 * What two actors race in: the state of a test. It is also what the device of its engine is controlled by, and the first to see that a rule is broken.
 */
abstract class Race implements DeviceControl {

	private static final AtomicIntegerFieldUpdater<Race> MET = AtomicIntegerFieldUpdater.newUpdater(Race.class, "met");
	/** So long one waits for the other: the other may have no processor just now. */
	private static final int PATIENCE = 1_000;
	/** So much one may be ahead of the other, in turns of an empty loop: a power of two, less one. */
	private static final int LEAD = 15;

	final QuietEngine ground = QuietEngine.take(this);
	private volatile int met;
	private volatile String broken;

	/** Waits for the other actor, so that both are here at one time, and goes on a little sooner or later than it: each time with another lead. */
	final void meet() {
		MET.incrementAndGet(this);
		for (int i = 0; i < PATIENCE && met < 2; i++) {
			Thread.onSpinWait();
		}
		for (int i = (int) System.nanoTime() & LEAD; i > 0; i--) {
			Thread.onSpinWait();
		}
	}

	/** A handler was called. */
	void start(InvocationContext context) {
		throw new AssertionError("nothing is invoked here");
	}

	/** Notes that a rule is broken; the first one is what is told. */
	final void breaks(String rule) {
		if (broken == null) {
			broken = rule;
		}
	}

	final void check(boolean holds, String rule) {
		if (!holds) {
			breaks(rule);
		}
	}

	/** The last word of a race: what was found, or the rule that is broken. In that case nobody uses its engine again. */
	final String lastWord(String found) {
		if (broken != null) {
			return broken;
		}
		ground.giveBack();
		return found;
	}
}
