package org.portabledevices.description;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** Keeps names to the characters that WPD allows. */
final class Names {

	private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9_]+");

	private Names() {
	}

	static String checked(String name, String what) {
		if (!ALLOWED.matcher(requireNonNull(name, "name")).matches()) {
			throw new IllegalArgumentException("the name of a %s takes the characters [a-zA-Z0-9_], not \"%s\"".formatted(what, name));
		}
		return name;
	}
}
