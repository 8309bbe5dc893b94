package org.portabledevices.ptp.code;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Codes of the data types of properties.
 * <p>
 * The set is open: vendors add codes, and a code that is not listed here stays the number it is.
 * ISO 15740:2013 clause 5.3, MTP 1.1 clause 3.2.
 */
public final class DataTypeCode {

	/** Signed 8 bits. */
	public static final int INT8 = 0x0001;

	/** Unsigned 8 bits. */
	public static final int UINT8 = 0x0002;

	/** Signed 16 bits. */
	public static final int INT16 = 0x0003;

	/** Unsigned 16 bits. */
	public static final int UINT16 = 0x0004;

	/** Signed 32 bits. */
	public static final int INT32 = 0x0005;

	/** Unsigned 32 bits. */
	public static final int UINT32 = 0x0006;

	/** Signed 64 bits. */
	public static final int INT64 = 0x0007;

	/** Unsigned 64 bits. */
	public static final int UINT64 = 0x0008;

	/** Signed 128 bits. */
	public static final int INT128 = 0x0009;

	/** Unsigned 128 bits. */
	public static final int UINT128 = 0x000A;

	/** Array of signed 8 bits. */
	public static final int AINT8 = 0x4001;

	/** Array of unsigned 8 bits. */
	public static final int AUINT8 = 0x4002;

	/** Array of signed 16 bits. */
	public static final int AINT16 = 0x4003;

	/** Array of unsigned 16 bits. */
	public static final int AUINT16 = 0x4004;

	/** Array of signed 32 bits. */
	public static final int AINT32 = 0x4005;

	/** Array of unsigned 32 bits. */
	public static final int AUINT32 = 0x4006;

	/** Array of signed 64 bits. */
	public static final int AINT64 = 0x4007;

	/** Array of unsigned 64 bits. */
	public static final int AUINT64 = 0x4008;

	/** Array of signed 128 bits. */
	public static final int AINT128 = 0x4009;

	/** Array of unsigned 128 bits. */
	public static final int AUINT128 = 0x400A;

	/** String. */
	public static final int STRING = 0xFFFF;

	private static final CodeNames NAMES = new CodeNames(Map.ofEntries( //
			Map.entry(INT8, "INT8"),
			Map.entry(UINT8, "UINT8"),
			Map.entry(INT16, "INT16"),
			Map.entry(UINT16, "UINT16"),
			Map.entry(INT32, "INT32"),
			Map.entry(UINT32, "UINT32"),
			Map.entry(INT64, "INT64"),
			Map.entry(UINT64, "UINT64"),
			Map.entry(INT128, "INT128"),
			Map.entry(UINT128, "UINT128"),
			Map.entry(AINT8, "AINT8"),
			Map.entry(AUINT8, "AUINT8"),
			Map.entry(AINT16, "AINT16"),
			Map.entry(AUINT16, "AUINT16"),
			Map.entry(AINT32, "AINT32"),
			Map.entry(AUINT32, "AUINT32"),
			Map.entry(AINT64, "AINT64"),
			Map.entry(AUINT64, "AUINT64"),
			Map.entry(AINT128, "AINT128"),
			Map.entry(AUINT128, "AUINT128"),
			Map.entry(STRING, "STRING")));

	private DataTypeCode() {
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

	/**
	 * Tells whether a data type is an array of an integer type.
	 *
	 * @param code the code of a data type.
	 * @return whether values of that type are arrays.
	 */
	public static boolean isArray(int code) {
		return code >= AINT8 && code <= AUINT128;
	}

	/**
	 * Tells whether a data type is an integer, not an array.
	 *
	 * @param code the code of a data type.
	 * @return whether values of that type are single integers.
	 */
	public static boolean isInteger(int code) {
		return code >= INT8 && code <= UINT128;
	}

	/**
	 * Answers the width of an integer type, or of an element of an array type.
	 *
	 * @param code the code of a data type.
	 * @return its width in bytes: 1, 2, 4, 8 or 16, or 0 for any other type.
	 */
	public static int width(int code) {
		int element = isArray(code) ? code & 0xFF : code;
		return element >= INT8 && element <= UINT128 ? 1 << ((element - 1) >> 1) : 0;
	}

	/**
	 * Tells whether an integer type, or the element type of an array, has a sign.
	 *
	 * @param code the code of a data type.
	 * @return whether its values may be negative.
	 */
	public static boolean isSigned(int code) {
		return width(code) > 0 && (code & 1) == 1;
	}
}
