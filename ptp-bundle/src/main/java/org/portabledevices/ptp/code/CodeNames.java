package org.portabledevices.ptp.code;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Names of one kind of code, both ways; what has no name is written as its number. */
final class CodeNames {
	private final Map<Integer, String> names;
	private final Map<String, Integer> codes = new HashMap<>();

	CodeNames(Map<Integer, String> names) {
		this.names = names;
		names.forEach((code, name) -> codes.put(simplified(name), code));
	}

	String name(int code) {
		String name = names.get(code);
		return name != null ? name : number(code);
	}

	/** Answers all names, in the order of their codes. */
	Collection<String> all() {
		return new TreeMap<>(names).values();
	}

	boolean knows(int code) {
		return names.containsKey(code);
	}

	OptionalInt parse(String text) {
		Integer code = codes.get(simplified(text));
		if (code != null) {
			return OptionalInt.of(code);
		}
		return parseNumber(text);
	}

	static String number(int code) {
		return "0x%04X".formatted(code);
	}

	static OptionalInt parseNumber(String text) {
		try {
			String digits = text.strip();
			// Not Integer.decode, to which 010 is eight.
			int number = digits.regionMatches(true, 0, "0x", 0, 2) ? Integer.parseInt(digits, 2, digits.length(), 16)
					: Integer.parseInt(digits);
			return number >= 0 && number <= 0xFFFF ? OptionalInt.of(number) : OptionalInt.empty();
		} catch (NumberFormatException e) {
			return OptionalInt.empty();
		}
	}

	private static String simplified(String name) {
		return name.strip().replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
	}
}
