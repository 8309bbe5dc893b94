package org.portabledevices.backend;

/** Thrown where a method waits or looks, when its invocation has been told to stop or has ended. Letting it through confirms the stop. */
public class StoppedException extends Exception {

	private static final long serialVersionUID = 1L;

	/** Makes an exception without a stack trace: it is a message, not a mistake. */
	public StoppedException() {
		super("the invocation was told to stop", null, false, false);
	}
}
