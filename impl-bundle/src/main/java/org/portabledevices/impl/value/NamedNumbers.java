package org.portabledevices.impl.value;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.ptp.code.ResponseCode;

/**
 * Numbers of one field of the standards that have names. A number without a name is written in hexadecimal notation, and taken in any, since vendors add some of
 * their own.
 */
public final class NamedNumbers {

	/** Protection of an object: SetObjectProtection, MTP 1.1 ProtectionStatus. */
	public static final NamedNumbers PROTECTION = new NamedNumbers("protection",
			names("NoProtection", 0, "ReadOnly", 1, "ReadOnlyData", 0x8002, "NonTransferableData", 0x8003));
	/** File system of a storage: StorageInfo, FormatStore. */
	public static final NamedNumbers FILE_SYSTEM = new NamedNumbers("file system type", names("Flat", 1, "Hierarchical", 2, "DCF", 3));
	/** What a device tests: SelfTest. */
	public static final NamedNumbers SELF_TEST = new NamedNumbers("self test type", names("Default", 0));

	private final String what;
	private final Map<String, Integer> numbers;

	private NamedNumbers(String what, Map<String, Integer> numbers) {
		this.what = what;
		this.numbers = numbers;
	}

	private static Map<String, Integer> names(Object... pairs) {
		Map<String, Integer> names = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			names.put((String) pairs[i], (Integer) pairs[i + 1]);
		}
		return names;
	}

	/**
	 * Answers the name of a number.
	 *
	 * @param number an unsigned 16-bit integer.
	 * @return the name, or the number such as {@code 0x8002}.
	 */
	public String name(int number) {
		return numbers.entrySet().stream().filter(entry -> entry.getValue() == number).map(Map.Entry::getKey).findFirst()
				.orElseGet(() -> "0x%04X".formatted(number));
	}

	/**
	 * Reads a name or a number.
	 *
	 * @param text the text; case does not matter.
	 * @return an unsigned 16-bit integer.
	 * @throws MethodFailure Invalid_Parameter, if it is neither.
	 */
	public int parse(String text) throws MethodFailure {
		String wanted = text.strip().replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
		for (Map.Entry<String, Integer> entry : numbers.entrySet()) {
			if (entry.getKey().toLowerCase(Locale.ROOT).equals(wanted)) {
				return entry.getValue();
			}
		}
		try {
			int number = Integer.decode(text.strip());
			if (number >= 0 && number <= 0xFFFF) {
				return number;
			}
		} catch (NumberFormatException e) {
			// said below
		}
		throw Parameters.refused(ResponseCode.INVALID_PARAMETER,
				"\"%s\" is no %s; it is one of %s, or a number from 0 to 0xFFFF".formatted(text, what, numbers.keySet()));
	}
}
