package org.portabledevices.description;

/** The direction of a parameter. WPD: {@code WPD_PARAMETER_USAGE_TYPES}; the number is the ordinal. */
public enum ParameterUsage {
	/** The method's return value. */
	RETURN,
	/** Given by the caller. */
	IN,
	/** Answered by the method. */
	OUT,
	/** Given by the caller and answered by the method. */
	INOUT;

	/**
	 * Tells whether the caller gives it.
	 *
	 * @return whether it is {@link #IN} or {@link #INOUT}.
	 */
	public boolean isInput() {
		return this == IN || this == INOUT;
	}

	/**
	 * Tells whether the results contain it.
	 *
	 * @return whether it is {@link #RETURN}, {@link #OUT} or {@link #INOUT}.
	 */
	public boolean isOutput() {
		return this != IN;
	}
}
