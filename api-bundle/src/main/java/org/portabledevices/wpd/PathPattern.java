package org.portabledevices.wpd;

import static java.util.Objects.requireNonNull;

/**
 * A pattern for the paths of objects. {@code *} stands for any characters of one name, also none, {@code ?} for one of them; every other character stands for
 * itself, and case matters. A pattern without {@code /} is for names, at any depth; one with {@code /} is for the whole path from the root of the storage, and in it
 * {@code **} as a name stands for any number of folders, also none. Immutable; the time for a match grows with the lengths of pattern and path only.
 */
public final class PathPattern {

	private static final String ANY_FOLDERS = "**";

	private final String[] names;
	private final boolean wholePath;

	private PathPattern(String[] names, boolean wholePath) {
		this.names = names;
		this.wholePath = wholePath;
	}

	/**
	 * Reads a pattern.
	 *
	 * @param text such as {@code *.JPG} or {@code /DCIM/**&#47;IMG_*.JPG}; a {@code /} at its begin may be left away if there is another.
	 * @return the pattern.
	 */
	public static PathPattern of(String text) {
		requireNonNull(text, "text");
		return new PathPattern(names(text), text.indexOf('/') >= 0);
	}

	/**
	 * Tells whether a path matches.
	 *
	 * @param path a path from the root of a storage, such as {@code /DCIM/100SIMUL/SIM_0001.JPG}.
	 * @return whether it does.
	 */
	public boolean matches(String path) {
		String[] parts = names(path);
		if (wholePath) {
			return matchesPath(parts);
		}
		return parts.length > 0 && names.length == 1 && matchesName(names[0], parts[parts.length - 1]);
	}

	private static String[] names(String path) {
		String inner = path.startsWith("/") ? path.substring(1) : path;
		return inner.isEmpty() ? new String[0] : inner.split("/");
	}

	/** As in a name, with names for characters; only the last ** is ever tried again, so this takes the product of both lengths at most. */
	private boolean matchesPath(String[] parts) {
		int at = 0;
		int again = -1;
		int from = 0;
		for (int i = 0; i < parts.length;) {
			if (at < names.length && names[at].equals(ANY_FOLDERS)) {
				again = at++;
				from = i;
			} else if (at < names.length && matchesName(names[at], parts[i])) {
				at++;
				i++;
			} else if (again >= 0) {
				at = again + 1;
				i = ++from;
			} else {
				return false;
			}
		}
		while (at < names.length && names[at].equals(ANY_FOLDERS)) {
			at++;
		}
		return at == names.length;
	}

	private static boolean matchesName(String pattern, String name) {
		int at = 0;
		int again = -1;
		int from = 0;
		for (int i = 0; i < name.length();) {
			if (at < pattern.length() && pattern.charAt(at) == '*') {
				again = at++;
				from = i;
			} else if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == name.charAt(i))) {
				at++;
				i++;
			} else if (again >= 0) {
				at = again + 1;
				i = ++from;
			} else {
				return false;
			}
		}
		while (at < pattern.length() && pattern.charAt(at) == '*') {
			at++;
		}
		return at == pattern.length();
	}
}
