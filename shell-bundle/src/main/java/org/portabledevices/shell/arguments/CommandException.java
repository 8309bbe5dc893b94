package org.portabledevices.shell.arguments;

import static java.util.Objects.requireNonNull;

import org.portabledevices.service.Status;

/**
 * A command cannot do, or did not do, what it was asked. This is how a command fails: shells print the message, and {@code ./pds -c} exits with 1.
 */
public class CommandException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int statusCode;

	/**
	 * Makes an exception for what was typed.
	 *
	 * @param message words for the user.
	 */
	public CommandException(String message) {
		this(Status.E_INVALIDARG, message);
	}

	/**
	 * Makes an exception.
	 *
	 * @param status the status that {@code --json} shows.
	 * @param message words for the user.
	 */
	public CommandException(Status status, String message) {
		super(requireNonNull(message, "message"));
		this.statusCode = status.code();
	}

	/**
	 * Tells the status.
	 *
	 * @return the status that {@code --json} shows.
	 */
	public Status status() {
		return new Status(statusCode);
	}

	/** Answers the message alone: gogo.jline prints what {@code toString} answers, and a class name is no help there. */
	@Override
	public String toString() {
		return getMessage();
	}
}
