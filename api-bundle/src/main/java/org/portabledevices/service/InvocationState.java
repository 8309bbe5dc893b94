package org.portabledevices.service;

/** Where an invocation stands. It only ever goes forward. */
public enum InvocationState {
	/** Accepted; it waits for its turn, or for a backend. */
	QUEUED,
	/** The device works on it. */
	RUNNING,
	/** It was told to stop, its end is decided, and the device has not confirmed yet. */
	CANCELLING,
	/** It has ended. */
	ENDED
}
