package org.portabledevices.sim.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The fields of an EXIF segment, with their places, so that they can be changed where they stand. TIFF 6.0, EXIF 2.3 (JEITA CP-3451C). What is malformed, as
 * files of others can be, is taken as not there.
 */
final class ExifFields {

	static final int DATE_TIME = 0x0132;
	static final int DATE_TIME_ORIGINAL = 0x9003;
	static final int DATE_TIME_DIGITIZED = 0x9004;
	static final int EXPOSURE_TIME = 0x829A;
	static final int F_NUMBER = 0x829D;
	static final int ISO_SPEED = 0x8827;
	static final int ORIENTATION = 0x0112;
	static final int MAKE = 0x010F;
	static final int MODEL = 0x0110;
	static final int THUMBNAIL_OFFSET = 0x0201;
	static final int THUMBNAIL_LENGTH = 0x0202;

	private static final int EXIF_IFD = 0x8769;
	private static final int ASCII = 2;
	private static final int SHORT = 3;
	private static final int LONG = 4;
	private static final int[] WIDTHS = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8 };

	/** The TIFF structure; its positions are what the structure calls offsets. */
	private final ByteBuffer tiff;
	private final Map<Integer, Field> picture = new HashMap<>();
	private final Map<Integer, Field> thumbnail = new HashMap<>();

	private record Field(int type, int count, int position) {
	}

	private ExifFields(ByteBuffer tiff) {
		this.tiff = tiff;
	}

	/** Reads the fields of a TIFF structure that a JPEG file holds; the bytes are shared, not copied. */
	static Optional<ExifFields> read(byte[] bytes, int offset, int length) {
		try {
			ByteBuffer tiff = ByteBuffer.wrap(bytes, offset, length).slice();
			int mark = tiff.getShort();
			tiff.order(mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
			if (mark != 0x4949 && mark != 0x4D4D || tiff.getShort() != 42) {
				return Optional.empty();
			}
			ExifFields fields = new ExifFields(tiff);
			int next = fields.readDirectory(tiff.getInt(), fields.picture);
			OptionalLong exif = fields.number(fields.picture, EXIF_IFD);
			if (exif.isPresent()) {
				fields.readDirectory((int) exif.getAsLong(), fields.picture);
			}
			if (next != 0) {
				fields.readDirectory(next, fields.thumbnail);
			}
			return Optional.of(fields);
		} catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private int readDirectory(int offset, Map<Integer, Field> fields) {
		tiff.position(offset);
		int count = Short.toUnsignedInt(tiff.getShort());
		for (int i = 0; i < count; i++) {
			int tag = Short.toUnsignedInt(tiff.getShort());
			int type = Short.toUnsignedInt(tiff.getShort());
			int values = tiff.getInt();
			int place = tiff.position();
			int value = tiff.getInt();
			int width = type < WIDTHS.length ? WIDTHS[type] : 0;
			if (width == 0 || values < 0 || values > tiff.capacity() / width) {
				continue;
			}
			int position = values * width <= 4 ? place : value;
			if (position >= 0 && position <= tiff.capacity() - values * width) {
				fields.put(tag, new Field(type, values, position));
			}
		}
		return tiff.remaining() < 4 ? 0 : tiff.getInt();
	}

	/** Answers a number of the picture. */
	OptionalLong number(int tag) {
		return number(picture, tag);
	}

	/** Answers a number of the thumbnail. */
	OptionalLong thumbnailNumber(int tag) {
		return number(thumbnail, tag);
	}

	/** Answers a text of the picture. */
	Optional<String> text(int tag) {
		Field field = picture.get(tag);
		if (field == null || field.type != ASCII || field.count == 0) {
			return Optional.empty();
		}
		byte[] text = new byte[field.count - 1]; // the last one is NUL
		tiff.get(field.position, text);
		return Optional.of(new String(text, StandardCharsets.US_ASCII));
	}

	/** Sets a text of exactly the length that it had. */
	void setText(int tag, String text) {
		Field field = picture.get(tag);
		if (field != null && field.type == ASCII && field.count == text.length() + 1) {
			tiff.put(field.position, text.getBytes(StandardCharsets.US_ASCII));
		}
	}

	/** Sets a fraction. */
	void setRational(int tag, int numerator, int denominator) {
		Field field = picture.get(tag);
		if (field != null && WIDTHS[field.type] == 8) {
			tiff.putInt(field.position, numerator).putInt(field.position + 4, denominator);
		}
	}

	/** Sets a 16-bit number. */
	void setShort(int tag, int value) {
		Field field = picture.get(tag);
		if (field != null && field.type == SHORT) {
			tiff.putShort(field.position, (short) value);
		}
	}

	private OptionalLong number(Map<Integer, Field> fields, int tag) {
		Field field = fields.get(tag);
		if (field == null || field.count != 1) {
			return OptionalLong.empty();
		}
		return switch (field.type) {
			case SHORT -> OptionalLong.of(Short.toUnsignedLong(tiff.getShort(field.position)));
			case LONG -> OptionalLong.of(Integer.toUnsignedLong(tiff.getInt(field.position)));
			default -> OptionalLong.empty();
		};
	}
}
