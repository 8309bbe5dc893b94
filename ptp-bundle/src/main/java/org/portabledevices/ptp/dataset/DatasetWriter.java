package org.portabledevices.ptp.dataset;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;

import org.portabledevices.ptp.code.DataTypeCode;

/**
 * Writes the fields of a dataset, little-endian and packed, one after another. Not safe for use by several
 * threads.
 */
public final class DatasetWriter {
	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	/** Makes an empty dataset. */
	public DatasetWriter() {
	}

	/**
	 * Writes an unsigned 8-bit integer.
	 *
	 * @param value its value.
	 * @return this writer.
	 * @throws IllegalArgumentException if it does not fit.
	 */
	public DatasetWriter u8(int value) {
		return integer(fitting(value, 0xFF), 1);
	}

	/**
	 * Writes an unsigned 16-bit integer.
	 *
	 * @param value its value.
	 * @return this writer.
	 * @throws IllegalArgumentException if it does not fit.
	 */
	public DatasetWriter u16(int value) {
		return integer(fitting(value, 0xFFFF), 2);
	}

	/**
	 * Writes 32 bits.
	 *
	 * @param value the bits of an unsigned 32-bit integer.
	 * @return this writer.
	 */
	public DatasetWriter u32(int value) {
		return integer(value, 4);
	}

	/**
	 * Writes 64 bits.
	 *
	 * @param value the bits of an unsigned 64-bit integer.
	 * @return this writer.
	 */
	public DatasetWriter u64(long value) {
		return integer(value, 8);
	}

	/**
	 * Writes a GUID: 16 bytes, in the order that Microsoft writes it in: u32, u16 and u16 little-endian, then 8 bytes as they
	 * are.
	 *
	 * @param guid the GUID.
	 * @return this writer.
	 */
	public DatasetWriter guid(UUID guid) {
		long high = guid.getMostSignificantBits();
		return u32((int) (high >> 32)).u16((int) (high >> 16) & 0xFFFF).u16((int) high & 0xFFFF)
				.u64(Long.reverseBytes(guid.getLeastSignificantBits()));
	}

	/**
	 * Writes bytes as they are.
	 *
	 * @param raw the bytes.
	 * @return this writer.
	 */
	public DatasetWriter bytes(byte[] raw) {
		bytes.writeBytes(raw);
		return this;
	}

	/**
	 * Writes a string: u8 count of UTF-16 units with the NUL, then the units; just the count 0 when empty.
	 *
	 * @param text the string, at most 254 units.
	 * @return this writer.
	 * @throws IllegalArgumentException if the string is longer.
	 */
	public DatasetWriter string(String text) {
		if (text.length() > PtpValue.MAXIMUM_STRING_LENGTH) {
			throw new IllegalArgumentException("a string of %d units, at most 254".formatted(text.length()));
		}
		if (text.isEmpty()) {
			return u8(0);
		}
		u8(text.length() + 1);
		text.chars().forEach(this::u16);
		return u16(0);
	}

	/**
	 * Writes an array of unsigned 16-bit integers: u32 count, items.
	 *
	 * @param items the items.
	 * @return this writer.
	 * @throws IllegalArgumentException if one of them does not fit.
	 */
	public DatasetWriter u16Array(List<Integer> items) {
		u32(items.size());
		items.forEach(this::u16);
		return this;
	}

	/**
	 * Writes an array of 32-bit items: u32 count, items.
	 *
	 * @param items the items.
	 * @return this writer.
	 */
	public DatasetWriter u32Array(int... items) {
		u32(items.length);
		for (int item : items) {
			u32(item);
		}
		return this;
	}

	/**
	 * Writes a value in the form of its data type.
	 *
	 * @param value the value.
	 * @return this writer.
	 */
	public DatasetWriter value(PtpValue value) {
		if (value.dataType() == DataTypeCode.STRING) {
			return string(value.asString());
		}
		int width = DataTypeCode.width(value.dataType());
		if (DataTypeCode.isArray(value.dataType())) {
			return u32(value.packed().size()).bytes(value.packed().littleEndian());
		}
		return integer(value.asInteger(), width);
	}

	/**
	 * Answers what was written.
	 *
	 * @return a copy of the bytes.
	 */
	public byte[] toByteArray() {
		return bytes.toByteArray();
	}

	private static int fitting(int value, int maximum) {
		if (value < 0 || value > maximum) {
			throw new IllegalArgumentException("%d does not fit, 0 to %d allowed".formatted(value, maximum));
		}
		return value;
	}

	private DatasetWriter integer(long value, int width) {
		for (int i = 0; i < width; i++) {
			bytes.write((int) (value >> 8 * i));
		}
		return this;
	}

	private DatasetWriter integer(BigInteger value, int width) {
		for (int i = 0; i < width; i++) {
			bytes.write(value.shiftRight(8 * i).intValue());
		}
		return this;
	}
}
