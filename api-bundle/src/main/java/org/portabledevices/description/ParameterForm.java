package org.portabledevices.description;

/** What limits the values of a parameter. WPD: {@code WPD_PARAMETER_ATTRIBUTE_FORM}; the number is the ordinal. */
public enum ParameterForm {
	/** Its type alone. */
	UNSPECIFIED,
	/** A least and a greatest value, and a step from the least. */
	RANGE,
	/** A list of values. */
	ENUMERATION,
	/** A pattern for strings. */
	REGULAR_EXPRESSION,
	/** It is the identifier of an object on the device. */
	OBJECT_IDENTIFIER
}
