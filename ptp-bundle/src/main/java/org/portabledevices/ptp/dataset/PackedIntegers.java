package org.portabledevices.ptp.dataset;

import java.math.BigInteger;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.RandomAccess;

import org.portabledevices.ptp.code.DataTypeCode;

/**
 * The items of an array as they are on the wire: a device may send millions of them, and an object for each would take fifty
 * times the memory. Unmodifiable.
 */
final class PackedIntegers extends AbstractList<BigInteger> implements RandomAccess {
	private final byte[] littleEndian;
	private final int width;
	private final boolean signed;

	/** Takes the bytes, not copied; their number is a multiple of the width. */
	PackedIntegers(int dataType, byte[] littleEndian) {
		this.littleEndian = littleEndian;
		width = DataTypeCode.width(dataType);
		signed = DataTypeCode.isSigned(dataType);
	}

	/** Packs integers that fit the data type. */
	static PackedIntegers of(int dataType, Collection<BigInteger> items) {
		int width = DataTypeCode.width(dataType);
		byte[] bytes = new byte[Math.multiplyExact(items.size(), width)];
		int position = 0;
		for (BigInteger item : items) {
			for (int i = 0; i < width; i++) {
				bytes[position++] = item.shiftRight(8 * i).byteValue();
			}
		}
		return new PackedIntegers(dataType, bytes);
	}

	/** Answers the bytes, not copied. */
	byte[] littleEndian() {
		return littleEndian;
	}

	@Override
	public BigInteger get(int index) {
		int first = Objects.checkIndex(index, size()) * width;
		byte[] bigEndian = new byte[width];
		for (int i = 0; i < width; i++) {
			bigEndian[width - 1 - i] = littleEndian[first + i];
		}
		return signed ? new BigInteger(bigEndian) : new BigInteger(1, bigEndian);
	}

	@Override
	public int size() {
		return littleEndian.length / width;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof PackedIntegers that && width == that.width && signed == that.signed
				? Arrays.equals(littleEndian, that.littleEndian)
				: super.equals(other);
	}

	@Override
	public int hashCode() {
		return super.hashCode();
	}
}
