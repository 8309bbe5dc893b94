package org.portabledevices.sim.backend;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.work.Failures;

/** Numbers of one field of the standards that have names. A number without a name is written in hexadecimal notation, and taken in any. */
enum NamedNumbers {

	/** Protection of an object. */
	PROTECTION("protection", Map.of(0, "NoProtection", 1, "ReadOnly", 0x8002, "ReadOnlyData", 0x8003, "NonTransferableData")),
	/** File system of a storage. */
	FILE_SYSTEM("file system type", Map.of(1, "Flat", 2, "Hierarchical", 3, "DCF")),
	/** What a device tests. */
	SELF_TEST("self test type", Map.of(0, "Default"));

	private final String what;
	private final Map<Integer, String> names;

	NamedNumbers(String what, Map<Integer, String> names) {
		this.what = what;
		this.names = new TreeMap<>(names);
	}

	String nameOf(int number) {
		return names.getOrDefault(number, "0x%04X".formatted(number));
	}

	int parse(String text) throws MethodFailure {
		String wanted = text.strip().replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
		for (Map.Entry<Integer, String> entry : names.entrySet()) {
			if (entry.getValue().toLowerCase(Locale.ROOT).equals(wanted)) {
				return entry.getKey();
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
		throw Failures.of(ResponseCode.INVALID_PARAMETER, "\"%s\" is no %s; it is one of %s, or a number from 0 to 0xFFFF", text, what,
				names.values());
	}
}
