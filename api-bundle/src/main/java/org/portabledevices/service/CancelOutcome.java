package org.portabledevices.service;

/** What a cancel did to one invocation: a fact, not a forecast (contract 2.5). */
public enum CancelOutcome {
	/** It was queued, has ended, and never starts. */
	NEVER_STARTED,
	/** It was running; the backend is told to stop it, and its end is {@link End#CANCELLED}. */
	REQUESTED,
	/** It is running and cannot be cancelled; it goes on. */
	NOT_CANCELLABLE,
	/** It had been told to stop before; its end was decided then. */
	ALREADY_CANCELLING
}
