package org.portabledevices.values;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A value with its type. WPD: {@code PROPVARIANT}.
 * <p>
 * Immutable: bytes and lists are copied on the way in, bytes also on the way out. Of a stream only the reference is kept.
 *
 * @param type the value's type.
 * @param value the value, of the type's {@linkplain VariantType#javaType() Java type} and within its range; {@code null} for {@link VariantType#EMPTY} and
 *            {@link VariantType#NULL} only.
 */
public record Variant(VariantType type, Object value) {

	private static final Variant EMPTY = new Variant(VariantType.EMPTY, null);
	private static final Variant TRUE = new Variant(VariantType.BOOL, true);
	private static final Variant FALSE = new Variant(VariantType.BOOL, false);

	/**
	 * Makes a variant.
	 *
	 * @throws IllegalArgumentException if the value is not of the type, or outside its range; the message says what would be.
	 */
	public Variant {
		requireNonNull(type, "type");
		value = VariantChecks.checked(type, value);
	}

	/**
	 * Answers the value.
	 *
	 * @return the value; a copy, if it is a sequence of bytes; {@code null} for {@link VariantType#EMPTY} and {@link VariantType#NULL}.
	 */
	@Override
	public Object value() {
		return value instanceof byte[] bytes ? bytes.clone() : value;
	}

	/**
	 * Makes the variant that has no value.
	 *
	 * @return {@code VT_EMPTY}.
	 */
	public static Variant empty() {
		return EMPTY;
	}

	/**
	 * Makes a Boolean.
	 *
	 * @param value the value.
	 * @return a {@code VT_BOOL}.
	 */
	public static Variant bool(boolean value) {
		return value ? TRUE : FALSE;
	}

	/**
	 * Makes an unsigned 8-bit number.
	 *
	 * @param value 0 to 255.
	 * @return a {@code VT_UI1}.
	 */
	public static Variant ui1(int value) {
		return integer(VariantType.UI1, value);
	}

	/**
	 * Makes an unsigned 16-bit number.
	 *
	 * @param value 0 to 65,535.
	 * @return a {@code VT_UI2}.
	 */
	public static Variant ui2(int value) {
		return integer(VariantType.UI2, value);
	}

	/**
	 * Makes a signed 32-bit number.
	 *
	 * @param value the value.
	 * @return a {@code VT_I4}.
	 */
	public static Variant i4(int value) {
		return integer(VariantType.I4, value);
	}

	/**
	 * Makes an unsigned 32-bit number.
	 *
	 * @param value 0 to 4,294,967,295.
	 * @return a {@code VT_UI4}.
	 */
	public static Variant ui4(long value) {
		return integer(VariantType.UI4, value);
	}

	/**
	 * Makes a signed 64-bit number.
	 *
	 * @param value the value.
	 * @return a {@code VT_I8}.
	 */
	public static Variant i8(long value) {
		return integer(VariantType.I8, value);
	}

	/**
	 * Makes an unsigned 64-bit number.
	 *
	 * @param value the value's 64 bits, read as unsigned.
	 * @return a {@code VT_UI8}.
	 */
	public static Variant ui8(long value) {
		return new Variant(VariantType.UI8, value);
	}

	/**
	 * Makes a number of any integer type.
	 *
	 * @param type an integer type.
	 * @param value the value; for {@link VariantType#UI8} its 64 bits.
	 * @return the variant.
	 * @throws IllegalArgumentException if the type is no integer type, or the value is outside its range.
	 */
	public static Variant integer(VariantType type, long value) {
		return new Variant(type, VariantChecks.narrowed(type, value));
	}

	/**
	 * Makes a string.
	 *
	 * @param value the value.
	 * @return a {@code VT_LPWSTR}.
	 */
	public static Variant string(String value) {
		return new Variant(VariantType.LPWSTR, value);
	}

	/**
	 * Makes a GUID.
	 *
	 * @param value the value.
	 * @return a {@code VT_CLSID}.
	 */
	public static Variant guid(UUID value) {
		return new Variant(VariantType.CLSID, value);
	}

	/**
	 * Makes a point in time.
	 *
	 * @param value the value.
	 * @return a {@code VT_DATE}.
	 */
	public static Variant date(Instant value) {
		return new Variant(VariantType.DATE, value);
	}

	/**
	 * Makes a sequence of bytes.
	 *
	 * @param value the bytes; copied.
	 * @return a {@code VT_VECTOR | VT_UI1}.
	 */
	public static Variant bytes(byte[] value) {
		return new Variant(VariantType.BYTES, value);
	}

	/**
	 * Makes a variant that holds values of its own.
	 *
	 * @param value the nested values.
	 * @return a {@code VT_UNKNOWN}.
	 */
	public static Variant values(Values value) {
		return new Variant(VariantType.UNKNOWN, value);
	}

	/**
	 * Makes a list.
	 *
	 * @param value {@link Values}, {@link Variant}s or {@link PropertyKey}s, all of one kind; copied.
	 * @return a {@code VT_UNKNOWN}.
	 */
	public static Variant list(List<?> value) {
		return new Variant(VariantType.UNKNOWN, value);
	}

	/**
	 * Makes a variant that refers to a stream.
	 *
	 * @param value the stream; only the reference is kept.
	 * @return a {@code VT_UNKNOWN}.
	 */
	public static Variant stream(InputStream value) {
		return new Variant(VariantType.UNKNOWN, value);
	}

	/**
	 * Answers a Boolean.
	 *
	 * @return the value.
	 * @throws ClassCastException (DISP_E_TYPEMISMATCH) if it has another type.
	 */
	public boolean asBoolean() {
		return as(Boolean.class);
	}

	/**
	 * Answers an integer of any integer type.
	 *
	 * @return the value; for {@link VariantType#UI8} its 64 bits.
	 * @throws ClassCastException (DISP_E_TYPEMISMATCH) if it has another type.
	 */
	public long asLong() {
		if (!type.isInteger() && type != VariantType.ERROR) {
			throw mismatch("an integer");
		}
		return ((Number) value).longValue();
	}

	/**
	 * Answers a number of any numeric type.
	 *
	 * @return the value.
	 * @throws ClassCastException (DISP_E_TYPEMISMATCH) if it has another type.
	 */
	public double asDouble() {
		if (!type.isNumeric()) {
			throw mismatch("a number");
		}
		if (type == VariantType.UI8) {
			return VariantChecks.unsigned((Long) value).doubleValue();
		}
		return ((Number) value).doubleValue();
	}

	/**
	 * Answers a string.
	 *
	 * @return the value.
	 * @throws ClassCastException (DISP_E_TYPEMISMATCH) if it has another type.
	 */
	public String asString() {
		return as(String.class);
	}

	/**
	 * Answers a GUID.
	 *
	 * @return the value.
	 * @throws ClassCastException (DISP_E_TYPEMISMATCH) if it has another type.
	 */
	public UUID asGuid() {
		return as(UUID.class);
	}

	/**
	 * Answers a point in time.
	 *
	 * @return the value.
	 * @throws ClassCastException (DISP_E_TYPEMISMATCH) if it has another type.
	 */
	public Instant asInstant() {
		return as(Instant.class);
	}

	/**
	 * Answers a sequence of bytes.
	 *
	 * @return a copy of the bytes.
	 * @throws ClassCastException (DISP_E_TYPEMISMATCH) if it has another type.
	 */
	public byte[] asBytes() {
		return as(byte[].class).clone();
	}

	/**
	 * Answers nested values.
	 *
	 * @return the values.
	 * @throws ClassCastException (DISP_E_TYPEMISMATCH) if it has another type.
	 */
	public Values asValues() {
		return as(Values.class);
	}

	/**
	 * Answers a list.
	 *
	 * @return an unmodifiable list of {@link Values}, {@link Variant}s or {@link PropertyKey}s.
	 * @throws ClassCastException (DISP_E_TYPEMISMATCH) if it has another type.
	 */
	public List<?> asList() {
		return as(List.class);
	}

	/**
	 * Answers a stream.
	 *
	 * @return the stream.
	 * @throws ClassCastException (DISP_E_TYPEMISMATCH) if it has another type.
	 */
	public InputStream asStream() {
		return as(InputStream.class);
	}

	private <T> T as(Class<T> wanted) {
		if (!wanted.isInstance(value)) {
			throw mismatch(wanted.getSimpleName());
		}
		return wanted.cast(value);
	}

	private ClassCastException mismatch(String wanted) {
		return new ClassCastException("DISP_E_TYPEMISMATCH (0x80020005): the value is a %s, not %s".formatted(type.wpdName(), wanted));
	}

	/** Compares type and value; bytes by their content. */
	@Override
	public boolean equals(Object other) {
		return other instanceof Variant that && type == that.type && Objects.deepEquals(value, that.value);
	}

	/** Agrees with {@link #equals(Object)}. */
	@Override
	public int hashCode() {
		return 31 * type.hashCode() + (value instanceof byte[] bytes ? Arrays.hashCode(bytes) : Objects.hashCode(value));
	}

	/** Answers the value as a person would write it: numbers in decimal, bytes in hexadecimal. A stream shows only that it is one. */
	@Override
	public String toString() {
		if (value == null) {
			return type.wpdName();
		}
		if (value instanceof byte[] bytes) {
			return HexFormat.of().formatHex(bytes);
		}
		if (value instanceof InputStream) {
			return "stream";
		}
		return switch (type) {
			case UI8 -> Long.toUnsignedString((Long) value);
			case ERROR -> "0x%08X".formatted((Integer) value);
			default -> value.toString();
		};
	}
}
