package org.portabledevices.backend;

import org.portabledevices.service.Status;

/** A method that fails, with the status that the client gets. */
public class MethodFailure extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient int statusCode;

	/**
	 * Makes a failure.
	 *
	 * @param status the status, not a success. ERROR_CANCELLED, ERROR_TIMEOUT and ERROR_OPERATION_ABORTED are the engine's (contract 7.5).
	 * @param message words for people.
	 */
	public MethodFailure(Status status, String message) {
		super(message);
		this.statusCode = status.code();
	}

	/**
	 * Tells the status.
	 *
	 * @return the status.
	 */
	public Status status() {
		return new Status(statusCode);
	}
}
