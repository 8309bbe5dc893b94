package org.portabledevices.description;

/** What a method does to the device. WPD: {@code WPD_COMMAND_ACCESS_TYPES}. */
public enum MethodAccess {
	/** It only reads. */
	READ(1),
	/** It may change the device. */
	READWRITE(3);

	private final int number;

	MethodAccess(int number) {
		this.number = number;
	}

	/**
	 * Tells WPD's number.
	 *
	 * @return 1 or 3.
	 */
	public int number() {
		return number;
	}
}
