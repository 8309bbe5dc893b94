package org.portabledevices.engine.core;

import java.util.concurrent.TimeUnit;

/** The gate of a client, through which its callbacks are called. */
abstract class Entering extends Race {

	private final Gate gate = new Gate();
	private volatile boolean isInside;

	/** Goes in and out, as a callback does. */
	final String enter() {
		if (!gate.enter()) {
			return "kept out";
		}
		isInside = true;
		isInside = false;
		gate.leave();
		return "was in";
	}

	/** Closes the gate and waits for who is inside, as a release does. */
	final String closeGate() {
		gate.close();
		boolean isEmpty = gate.awaitEmpty(TimeUnit.SECONDS.toNanos(10), 0);
		return !isEmpty ? "waited in vain" : isInside ? "somebody inside" : "empty";
	}
}
