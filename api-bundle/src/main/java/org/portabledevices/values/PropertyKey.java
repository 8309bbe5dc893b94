package org.portabledevices.values;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Names a value: a category and a number in it. WPD: {@code PROPERTYKEY}.
 *
 * @param category the GUID of the category.
 * @param pid the property's number in the category, an unsigned 32-bit integer; values below 2 are reserved.
 */
public record PropertyKey(UUID category, int pid) {

	/** Makes a key. */
	public PropertyKey {
		requireNonNull(category, "category");
	}

	/** Answers the form in which tools print a key: {@code {category}.pid}. */
	@Override
	public String toString() {
		return "{" + category + "}." + Integer.toUnsignedString(pid);
	}
}
