package org.portabledevices.ptp.code;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Names of the values of fields and parameters that the standards enumerate. The sets are open: a vendor adds values from
 * 0x8000, and a value that is not listed here stays the number it is.
 */
public enum FieldValueName {
	/** Protection of an object, UINT16: the field of ObjectInfo and parameter of SetObjectProtection; MTP 1.1 adds from 0x8002. */
	PROTECTION_STATUS("protection", Map.of(0, "NoProtection", 1, "ReadOnly", 0x8002, "ReadOnlyData", 0x8003, "NonTransferableData")),
	/** File system of a storage, UINT16: the field of StorageInfo and parameter of FormatStore. */
	FILESYSTEM_TYPE("file system type", Map.of(1, "Flat", 2, "Hierarchical", 3, "DCF")),
	/** What a device tests, UINT16: the parameter of SelfTest. */
	SELF_TEST_TYPE("self test type", Map.of(0, "Default"));

	private final String words;
	private final CodeNames names;

	FieldValueName(String words, Map<Integer, String> names) {
		this.words = words;
		this.names = new CodeNames(names);
	}

	/**
	 * Answers the name of a value.
	 *
	 * @param value the value, an unsigned 16-bit integer.
	 * @return its name, or for a value not listed here its number in the form {@code 0x8001}; never {@code null}.
	 */
	public String nameOf(int value) {
		return names.name(value);
	}

	/**
	 * Finds a value by its name or its number.
	 *
	 * @param text a name as {@link #nameOf} answers it, in any case and with or without underscores and hyphens, or a number in
	 *        decimal or, after {@code 0x}, in hexadecimal notation.
	 * @return the value, empty when the text is neither.
	 */
	public OptionalInt parse(String text) {
		return names.parse(text);
	}

	/**
	 * Says that a text is no value, and what would be.
	 *
	 * @param text what {@link #parse} found nothing in.
	 * @return the words.
	 */
	public String refusal(String text) {
		return "\"%s\" is no %s; it is one of %s, or a number from 0 to 0xFFFF".formatted(text, words, names.all());
	}
}
