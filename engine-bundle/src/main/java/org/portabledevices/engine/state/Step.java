package org.portabledevices.engine.state;

import org.portabledevices.service.InvocationState;

/** Where an invocation stands, finer than clients see it. */
public enum Step {
	/** Accepted, not started. */
	QUEUED(InvocationState.QUEUED),
	/** The device works on it. */
	RUNNING(InvocationState.RUNNING),
	/** The device works on it and cannot be stopped. */
	UNSTOPPABLE(InvocationState.RUNNING),
	/** The device has succeeded, and the client's sink has not taken all data yet. */
	DRAINING(InvocationState.RUNNING),
	/** Its end is decided, and the device has not confirmed yet: C(x) of the contract. */
	CANCELLING(InvocationState.CANCELLING),
	/** Its end is fixed but for the closing of the client's sink or source. */
	CLOSING(InvocationState.CANCELLING),
	/** Over. */
	ENDED(InvocationState.ENDED);

	private final InvocationState visible;

	Step(InvocationState visible) {
		this.visible = visible;
	}

	/** What clients see. */
	public InvocationState visible() {
		return visible;
	}
}
