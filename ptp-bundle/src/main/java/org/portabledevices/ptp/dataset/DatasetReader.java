package org.portabledevices.ptp.dataset;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.code.DataTypeCode;

/**
 * Reads the fields of a dataset, little-endian and packed, one after another. Each method takes the name of the field,
 * for the error. Not safe for use by several threads.
 */
public final class DatasetReader {
	private final String dataset;
	private final ByteBuffer bytes;

	/**
	 * Makes a reader.
	 *
	 * @param dataset the dataset's name in the standard.
	 * @param bytes its bytes, not copied.
	 */
	public DatasetReader(String dataset, byte[] bytes) {
		this.dataset = dataset;
		this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * Answers how much is left.
	 *
	 * @return the bytes not read yet.
	 */
	public int remaining() {
		return bytes.remaining();
	}

	/**
	 * Reads an unsigned 8-bit integer.
	 *
	 * @param field the field's name.
	 * @return its value.
	 * @throws PtpFormatException if the dataset ends before.
	 */
	public int u8(String field) throws PtpFormatException {
		return need(field, 1).get() & 0xFF;
	}

	/**
	 * Reads an unsigned 16-bit integer.
	 *
	 * @param field the field's name.
	 * @return its value.
	 * @throws PtpFormatException if the dataset ends before.
	 */
	public int u16(String field) throws PtpFormatException {
		return need(field, 2).getShort() & 0xFFFF;
	}

	/**
	 * Reads 32 bits.
	 *
	 * @param field the field's name.
	 * @return the bits of an unsigned 32-bit integer.
	 * @throws PtpFormatException if the dataset ends before.
	 */
	public int u32(String field) throws PtpFormatException {
		return need(field, 4).getInt();
	}

	/**
	 * Reads 64 bits.
	 *
	 * @param field the field's name.
	 * @return the bits of an unsigned 64-bit integer.
	 * @throws PtpFormatException if the dataset ends before.
	 */
	public long u64(String field) throws PtpFormatException {
		return need(field, 8).getLong();
	}

	/**
	 * Reads a GUID: 16 bytes, in the order that Microsoft writes it in: u32, u16 and u16 little-endian, then 8 bytes as they
	 * are.
	 *
	 * @param field the field's name.
	 * @return the GUID.
	 * @throws PtpFormatException if the dataset ends before.
	 */
	public UUID guid(String field) throws PtpFormatException {
		need(field, 16);
		long high = Integer.toUnsignedLong(bytes.getInt()) << 32 | (bytes.getShort() & 0xFFFFL) << 16
				| bytes.getShort() & 0xFFFFL;
		return new UUID(high, Long.reverseBytes(bytes.getLong()));
	}

	/**
	 * Reads all that is left.
	 *
	 * @return the bytes, may be none.
	 */
	public byte[] rest() {
		byte[] rest = new byte[bytes.remaining()];
		bytes.get(rest);
		return rest;
	}

	/**
	 * Reads a string: u8 count of UTF-16 units with the NUL, then the units. It ends at the first NUL.
	 *
	 * @param field the field's name.
	 * @return the string, empty for count 0, at most {@value PtpValue#MAXIMUM_STRING_LENGTH} units.
	 * @throws PtpFormatException if the dataset ends before, or the string has 255 units and none is a NUL.
	 */
	public String string(String field) throws PtpFormatException {
		int count = u8(field + " (count)");
		need(field, 2L * count);
		StringBuilder text = new StringBuilder(count);
		boolean ended = false;
		for (int i = 0; i < count; i++) {
			char unit = bytes.getChar();
			ended |= unit == 0;
			if (!ended) {
				text.append(unit);
			}
		}
		if (text.length() > PtpValue.MAXIMUM_STRING_LENGTH) {
			throw malformed(field, "255 units without a NUL at the end");
		}
		return text.toString();
	}

	/**
	 * Reads an array of codes, unsigned 16-bit integers: u32 count, items.
	 *
	 * @param field the field's name.
	 * @return the items.
	 * @throws PtpFormatException if the count is larger than what is left of the dataset, or than 65,536: there are no more
	 *         codes than that.
	 */
	public List<Integer> u16Array(String field) throws PtpFormatException {
		int count = count(field + " (count)", 2, 1 << 16);
		List<Integer> items = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			items.add(bytes.getShort() & 0xFFFF);
		}
		return items;
	}

	/**
	 * Reads an array of 32-bit items: u32 count, items.
	 *
	 * @param field the field's name.
	 * @return the items, each the bits of an unsigned 32-bit integer.
	 * @throws PtpFormatException if the count is larger than what is left of the dataset.
	 */
	public int[] u32Array(String field) throws PtpFormatException {
		int[] items = new int[count(field, 4)];
		for (int i = 0; i < items.length; i++) {
			items[i] = bytes.getInt();
		}
		return items;
	}

	/**
	 * Reads a value of a data type.
	 *
	 * @param field the field's name.
	 * @param dataType the code of its data type.
	 * @return the value.
	 * @throws PtpFormatException if the data type is unknown, or the dataset ends before.
	 */
	public PtpValue value(String field, int dataType) throws PtpFormatException {
		if (dataType == DataTypeCode.STRING) {
			return PtpValue.of(string(field));
		}
		int width = DataTypeCode.width(dataType);
		if (width == 0) {
			throw malformed(field, "unknown data type 0x%04X".formatted(dataType));
		}
		boolean signed = DataTypeCode.isSigned(dataType);
		if (!DataTypeCode.isArray(dataType)) {
			need(field, width);
			return PtpValue.of(dataType, integer(width, signed));
		}
		byte[] items = new byte[Math.multiplyExact(count(field, width), width)];
		bytes.get(items);
		return PtpValue.packed(dataType, items);
	}

	private BigInteger integer(int width, boolean signed) {
		byte[] bigEndian = new byte[width];
		for (int i = width - 1; i >= 0; i--) {
			bigEndian[i] = bytes.get();
		}
		return signed ? new BigInteger(bigEndian) : new BigInteger(1, bigEndian);
	}

	/**
	 * Reads a count, u32, and compares it with what is left, before anyone allocates for so many items.
	 *
	 * @param field the field's name.
	 * @param minimumLength the bytes that an item takes at least, positive.
	 * @param maximum how many items are accepted at most.
	 * @return the count.
	 * @throws PtpFormatException if the count is larger than what is left of the dataset, or than the maximum.
	 */
	public int count(String field, int minimumLength, int maximum) throws PtpFormatException {
		long count = Integer.toUnsignedLong(u32(field));
		need(field, count * minimumLength);
		if (count > maximum) {
			throw malformed(field, "%,d items, at most %,d".formatted(count, maximum));
		}
		return (int) count;
	}

	/**
	 * Makes the error of a field of this dataset.
	 *
	 * @param field the field's name.
	 * @param problem what is wrong with it.
	 * @return the exception, to be thrown.
	 */
	public PtpFormatException malformed(String field, String problem) {
		return new PtpFormatException(dataset, field, problem);
	}

	private int count(String field, int width) throws PtpFormatException {
		return count(field + " (count)", width, Integer.MAX_VALUE);
	}

	private ByteBuffer need(String field, long length) throws PtpFormatException {
		if (length > bytes.remaining()) {
			throw malformed(field, "needs %,d bytes, %,d are left".formatted(length, bytes.remaining()));
		}
		return bytes;
	}
}
