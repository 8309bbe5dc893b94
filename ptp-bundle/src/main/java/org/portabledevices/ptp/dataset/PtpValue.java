package org.portabledevices.ptp.dataset;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.List;

import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.code.DataTypeCode;

/**
 * A value of a property with its data type. Immutable; equal when type and value are equal. ISO 15740:2013 clause 5.3.
 */
public final class PtpValue {
	/** The longest string that the wire can carry, in UTF-16 units without the NUL. */
	public static final int MAXIMUM_STRING_LENGTH = 254;

	private final int dataType;
	/** String, BigInteger or PackedIntegers. */
	private final Object value;

	private PtpValue(int dataType, Object value) {
		this.dataType = dataType;
		this.value = value;
	}

	/**
	 * Makes a string.
	 *
	 * @param text the string, at most {@value #MAXIMUM_STRING_LENGTH} units.
	 * @return the value.
	 * @throws IllegalArgumentException if the string is too long.
	 */
	public static PtpValue of(String text) {
		if (text.length() > MAXIMUM_STRING_LENGTH) {
			throw new IllegalArgumentException("a string of %d units, at most 254".formatted(text.length()));
		}
		return new PtpValue(DataTypeCode.STRING, text);
	}

	/**
	 * Makes an integer.
	 *
	 * @param dataType the code of an integer type.
	 * @param number the integer; of fractions nothing is kept.
	 * @return the value.
	 * @throws IllegalArgumentException if the data type is no integer, or the number does not fit it.
	 */
	public static PtpValue of(int dataType, Number number) {
		if (DataTypeCode.width(dataType) == 0 || DataTypeCode.isArray(dataType)) {
			throw new IllegalArgumentException(DataTypeCode.name(dataType) + " is not an integer type");
		}
		return new PtpValue(dataType, fitting(dataType, number));
	}

	/**
	 * Makes an array of integers.
	 *
	 * @param dataType the code of an array type.
	 * @param numbers the items.
	 * @return the value.
	 * @throws IllegalArgumentException if the data type is no array, or an item does not fit it.
	 */
	public static PtpValue array(int dataType, Collection<? extends Number> numbers) {
		if (!DataTypeCode.isArray(dataType)) {
			throw new IllegalArgumentException(DataTypeCode.name(dataType) + " is not an array type");
		}
		return new PtpValue(dataType,
				PackedIntegers.of(dataType, numbers.stream().map(number -> fitting(dataType, number)).toList()));
	}

	/**
	 * Makes an array of bytes, AUINT8.
	 *
	 * @param bytes the bytes.
	 * @return the value.
	 */
	public static PtpValue bytes(byte[] bytes) {
		return packed(DataTypeCode.AUINT8, bytes.clone());
	}

	/**
	 * Makes a text that may be longer than a string: an array of UTF-16 units, AUINT16. MTP 1.1 has descriptions, lyrics and
	 * the like in this form.
	 *
	 * @param text the text.
	 * @return the value; the wire form has no NUL at the end.
	 */
	public static PtpValue longString(String text) {
		ByteBuffer units = ByteBuffer.allocate(Math.multiplyExact(text.length(), 2)).order(ByteOrder.LITTLE_ENDIAN);
		units.asCharBuffer().put(text);
		return packed(DataTypeCode.AUINT16, units.array());
	}

	/** Makes an array of items in their wire form, not copied. */
	static PtpValue packed(int dataType, byte[] littleEndian) {
		return new PtpValue(dataType, new PackedIntegers(dataType, littleEndian));
	}

	/**
	 * Reads a value from its wire form.
	 *
	 * @param bytes the bytes.
	 * @param dataType the code of its data type.
	 * @return the value.
	 * @throws PtpFormatException if the bytes do not fit the type, or the type is unknown.
	 */
	public static PtpValue decode(byte[] bytes, int dataType) throws PtpFormatException {
		return new DatasetReader("property value", bytes).value("value", dataType);
	}

	/**
	 * Answers the wire form.
	 *
	 * @return the bytes.
	 */
	public byte[] encode() {
		return new DatasetWriter().value(this).toByteArray();
	}

	/**
	 * Answers the data type.
	 *
	 * @return its code, see {@link DataTypeCode}.
	 */
	public int dataType() {
		return dataType;
	}

	/**
	 * Answers the value as text.
	 *
	 * @return a string itself, an integer in decimal notation, an array in brackets.
	 */
	public String asString() {
		return value.toString();
	}

	/**
	 * Answers the value of an integer.
	 *
	 * @return the integer, with its sign.
	 * @throws IllegalStateException if this is a string or an array.
	 */
	public BigInteger asInteger() {
		if (value instanceof BigInteger integer) {
			return integer;
		}
		throw new IllegalStateException(DataTypeCode.name(dataType) + " is not an integer");
	}

	/**
	 * Answers the value of an integer that fits 64 bits with a sign.
	 *
	 * @return the integer.
	 * @throws IllegalStateException if this is a string or an array.
	 * @throws ArithmeticException if the value does not fit.
	 */
	public long asLong() {
		return asInteger().longValueExact();
	}

	/**
	 * Answers the items of an array.
	 *
	 * @return an unmodifiable list; its items are made as they are asked for.
	 * @throws IllegalStateException if this is not an array.
	 */
	public List<BigInteger> asList() {
		return packed();
	}

	/**
	 * Answers the items of an array of 8-bit integers.
	 *
	 * @return a copy, one byte for each item.
	 * @throws IllegalStateException if this is not an array of INT8 or UINT8.
	 */
	public byte[] asBytes() {
		if (DataTypeCode.width(dataType) != 1) {
			throw new IllegalStateException(DataTypeCode.name(dataType) + " is not an array of bytes");
		}
		return packed().littleEndian().clone();
	}

	/**
	 * Answers the text in an array of UTF-16 units, see {@link #longString}. It ends at the first NUL, if there is one.
	 *
	 * @return the text.
	 * @throws IllegalStateException if this is not an AUINT16.
	 */
	public String asLongString() {
		if (dataType != DataTypeCode.AUINT16) {
			throw new IllegalStateException(DataTypeCode.name(dataType) + " is not a long string");
		}
		String text = ByteBuffer.wrap(packed().littleEndian()).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().toString();
		int end = text.indexOf(0);
		return end < 0 ? text : text.substring(0, end);
	}

	/** Answers the items of an array in their wire form. */
	PackedIntegers packed() {
		if (value instanceof PackedIntegers items) {
			return items;
		}
		throw new IllegalStateException(DataTypeCode.name(dataType) + " is not an array");
	}

	/** Makes sure that this value has a data type. */
	void requireType(int type) {
		if (dataType != type) {
			throw new IllegalArgumentException(this + " is not of the type " + DataTypeCode.name(type));
		}
	}

	private static BigInteger fitting(int dataType, Number number) {
		requireNonNull(number, "number");
		BigInteger integer = number instanceof BigInteger big ? big : BigInteger.valueOf(number.longValue());
		int bits = 8 * DataTypeCode.width(dataType);
		boolean fits = DataTypeCode.isSigned(dataType) ? integer.bitLength() < bits
				: integer.signum() >= 0 && integer.bitLength() <= bits;
		if (!fits) {
			throw new IllegalArgumentException(integer + " does not fit " + DataTypeCode.name(dataType));
		}
		return integer;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof PtpValue that && dataType == that.dataType && value.equals(that.value);
	}

	@Override
	public int hashCode() {
		return 31 * value.hashCode() + dataType;
	}

	/** For messages: of a long array the beginning. */
	@Override
	public String toString() {
		boolean cut = value instanceof List<?> items && items.size() > 16;
		return DataTypeCode.name(dataType) + " "
				+ (cut ? asList().subList(0, 16) + "… (%,d items)".formatted(asList().size()) : value);
	}
}
