package org.portabledevices.fuzz;

/** A property does not hold. An error, so that no handler on the way takes it for an exception of its own. */
final class Finding extends AssertionError {
	private static final long serialVersionUID = 1L;

	Finding(String message) {
		super(message);
	}

	Finding(String message, Throwable cause) {
		super(message, cause);
	}

	static void unless(boolean holds, String message, Object... details) {
		if (!holds) {
			throw new Finding(message.formatted(details));
		}
	}
}
