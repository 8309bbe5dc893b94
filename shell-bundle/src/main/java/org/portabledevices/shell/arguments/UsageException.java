package org.portabledevices.shell.arguments;

/** A command was called in a form that it does not have. */
public final class UsageException extends CommandException {

	private static final long serialVersionUID = 1L;

	UsageException(String words, String usage) {
		super(words + "; usage: " + usage);
	}
}
