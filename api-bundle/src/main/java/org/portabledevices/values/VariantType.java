package org.portabledevices.values;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The types that a {@link Variant} can have, with their number and the Java type of their value. WPD: {@code VARTYPE}.
 * <p>
 * Numeric types are held in the smallest Java type that has room for every value of theirs, so {@link #UI4} is a {@link Long}. {@link #UI8}
 * is a {@link Long} as well, read as an unsigned number ({@link Long#toUnsignedString(long)}).
 */
public enum VariantType {
	/** No value, {@code VT_EMPTY}. */
	EMPTY(0, "VT_EMPTY", Void.class),
	/** A value that is nothing, {@code VT_NULL}. */
	NULL(1, "VT_NULL", Void.class),
	/** Signed 16 bit. */
	I2(2, "VT_I2", Short.class),
	/** Signed 32 bit. */
	I4(3, "VT_I4", Integer.class),
	/** IEEE 754, 32 bit. */
	R4(4, "VT_R4", Float.class),
	/** IEEE 754, 64 bit. */
	R8(5, "VT_R8", Double.class),
	/** A point in time, {@code VT_DATE}. */
	DATE(7, "VT_DATE", Instant.class),
	/** An HRESULT. */
	ERROR(10, "VT_ERROR", Integer.class),
	/** True or false. */
	BOOL(11, "VT_BOOL", Boolean.class),
	/** Nested {@link Values}, a {@link List} of values, of variants or of keys, or an {@link InputStream}. */
	UNKNOWN(13, "VT_UNKNOWN", Object.class),
	/** Signed 8 bit. */
	I1(16, "VT_I1", Byte.class),
	/** Unsigned 8 bit, 0 to 255. */
	UI1(17, "VT_UI1", Short.class),
	/** Unsigned 16 bit, 0 to 65,535. */
	UI2(18, "VT_UI2", Integer.class),
	/** Unsigned 32 bit, 0 to 4,294,967,295. */
	UI4(19, "VT_UI4", Long.class),
	/** Signed 64 bit. */
	I8(20, "VT_I8", Long.class),
	/** Unsigned 64 bit. */
	UI8(21, "VT_UI8", Long.class),
	/** A string. */
	LPWSTR(31, "VT_LPWSTR", String.class),
	/** A point in time, {@code VT_FILETIME}. */
	FILETIME(64, "VT_FILETIME", Instant.class),
	/** A GUID. */
	CLSID(72, "VT_CLSID", UUID.class),
	/** A sequence of bytes, {@code VT_VECTOR | VT_UI1}. */
	BYTES(0x1011, "VT_VECTOR|VT_UI1", byte[].class);

	private final int number;
	private final String wpdName;
	private final Class<?> javaType;

	VariantType(int number, String wpdName, Class<?> javaType) {
		this.number = number;
		this.wpdName = wpdName;
		this.javaType = javaType;
	}

	/**
	 * Tells the type's VARTYPE number.
	 *
	 * @return the number, for example 19 for {@link #UI4}.
	 */
	public int number() {
		return number;
	}

	/**
	 * Tells the type's name in WPD.
	 *
	 * @return the name, for example {@code VT_UI4}.
	 */
	public String wpdName() {
		return wpdName;
	}

	/**
	 * Tells the Java type of a value of this type.
	 *
	 * @return the class; {@link Void} where there is no value, {@link Object} for {@link #UNKNOWN}.
	 */
	public Class<?> javaType() {
		return javaType;
	}

	/**
	 * Tells whether values of this type are numbers that ranges apply to.
	 *
	 * @return whether it is an integer or a floating-point type.
	 */
	public boolean isNumeric() {
		return isInteger() || this == R4 || this == R8;
	}

	/**
	 * Tells whether values of this type are integers.
	 *
	 * @return whether it is an integer type.
	 */
	public boolean isInteger() {
		return switch (this) {
			case I1, UI1, I2, UI2, I4, UI4, I8, UI8 -> true;
			default -> false;
		};
	}

	/**
	 * Finds a type by its VARTYPE number.
	 *
	 * @param number the number.
	 * @return the type, empty for a number that this API does not know.
	 */
	public static Optional<VariantType> of(int number) {
		for (VariantType type : values()) {
			if (type.number == number) {
				return Optional.of(type);
			}
		}
		return Optional.empty();
	}
}
