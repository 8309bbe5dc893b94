package org.portabledevices.ptp.code;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Codes of MTP object properties.
 * <p>
 * The set is open: vendors add codes, and a code that is not listed here stays the number it is.
 * MTP 1.1 appendix B.
 */
public final class ObjectPropCode {

	/** Storage that holds the object, u32. */
	public static final int STORAGE_ID = 0xDC01;

	/** Object format, u16. */
	public static final int OBJECT_FORMAT = 0xDC02;

	/** Protection status, u16. */
	public static final int PROTECTION_STATUS = 0xDC03;

	/** Size in bytes, u64. */
	public static final int OBJECT_SIZE = 0xDC04;

	/** File name. */
	public static final int OBJECT_FILE_NAME = 0xDC07;

	/** Creation date. */
	public static final int DATE_CREATED = 0xDC08;

	/** Modification date. */
	public static final int DATE_MODIFIED = 0xDC09;

	/** Parent, u32. */
	public static final int PARENT_OBJECT = 0xDC0B;

	/** Identifier that survives sessions, u128. */
	public static final int PERSISTENT_UNIQUE_OBJECT_IDENTIFIER = 0xDC41;

	/** Name. */
	public static final int NAME = 0xDC44;

	private static final CodeNames NAMES = new CodeNames(Map.ofEntries( //
			Map.entry(STORAGE_ID, "StorageID"),
			Map.entry(OBJECT_FORMAT, "ObjectFormat"),
			Map.entry(PROTECTION_STATUS, "ProtectionStatus"),
			Map.entry(OBJECT_SIZE, "ObjectSize"),
			Map.entry(OBJECT_FILE_NAME, "ObjectFileName"),
			Map.entry(DATE_CREATED, "DateCreated"),
			Map.entry(DATE_MODIFIED, "DateModified"),
			Map.entry(PARENT_OBJECT, "ParentObject"),
			Map.entry(PERSISTENT_UNIQUE_OBJECT_IDENTIFIER, "PersistentUniqueObjectIdentifier"),
			Map.entry(NAME, "Name")));

	private ObjectPropCode() {
	}

	/**
	 * Answers the standard's name of a code.
	 *
	 * @param code the code, an unsigned 16-bit integer.
	 * @return its name, or for a code not listed here its number in the form {@code 0x9ABC}; never {@code null}.
	 */
	public static String name(int code) {
		return NAMES.name(code);
	}

	/**
	 * Finds a code by its name or its number.
	 *
	 * @param text a name as {@link #name} answers it, in any case and with or without its underscores, or a number in
	 *        decimal or, after {@code 0x}, in hexadecimal notation.
	 * @return the code, empty when the text is neither.
	 */
	public static OptionalInt parse(String text) {
		return NAMES.parse(text);
	}

}
