package org.portabledevices.shell.directory;

/** Writes values into LDAP filters. */
final class Filters {

	private Filters() {
	}

	/** Escapes what has a meaning in a filter (OSGi Core, 3.2.7), so that a device cannot name itself into somebody else's. */
	static String escaped(String value) {
		StringBuilder text = new StringBuilder(value.length());
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == '\\' || c == '*' || c == '(' || c == ')') {
				text.append('\\');
			}
			text.append(c);
		}
		return text.toString();
	}
}
