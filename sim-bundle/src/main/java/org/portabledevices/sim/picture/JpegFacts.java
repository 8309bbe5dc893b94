package org.portabledevices.sim.picture;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a JPEG file says of itself at its beginning. ITU-T T.81 annex B, EXIF 2.3.
 *
 * @param width in pixels.
 * @param height in pixels.
 * @param taken when the picture was taken, in the camera's local time; {@code null} if it does not say.
 * @param thumbnailOffset where the thumbnail begins in the file.
 * @param thumbnailLength how many bytes it has; 0 if there is none.
 */
public record JpegFacts(int width, int height, LocalDateTime taken, int thumbnailOffset, int thumbnailLength) {

	/** So many bytes hold the segments before the picture, in files of cameras. */
	public static final int PREFIX = 128 * 1024;

	static final DateTimeFormatter EXIF_DATE = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss");

	private static final byte[] EXIF = { 'E', 'x', 'i', 'f', 0, 0 };

	/** Tells when the picture was taken. */
	public Optional<LocalDateTime> whenTaken() {
		return Optional.ofNullable(taken);
	}

	/** Reads the facts from the beginning of a file; empty if it is no JPEG file, or its size is not found there. */
	public static Optional<JpegFacts> read(byte[] prefix) {
		ByteBuffer buffer = ByteBuffer.wrap(prefix);
		if (buffer.remaining() < 4 || buffer.getShort() != (short) 0xFFD8) {
			return Optional.empty();
		}
		LocalDateTime taken = null;
		int offset = 0;
		int length = 0;
		while (buffer.remaining() >= 4) {
			int marker = Short.toUnsignedInt(buffer.getShort());
			int size = Short.toUnsignedInt(buffer.getShort());
			int data = buffer.position();
			if (marker >>> 8 != 0xFF || size < 2 || size - 2 > buffer.remaining()) {
				break;
			}
			if (isFrame(marker) && size >= 7) {
				int height = Short.toUnsignedInt(buffer.getShort(data + 1));
				int width = Short.toUnsignedInt(buffer.getShort(data + 3));
				return Optional.of(new JpegFacts(width, height, taken, offset, length));
			}
			Optional<ExifFields> exif = marker == 0xFFE1 ? exif(prefix, data, size - 2) : Optional.empty();
			if (exif.isPresent()) {
				taken = exif.get().text(ExifFields.DATE_TIME_ORIGINAL).flatMap(JpegFacts::date).orElse(null);
				OptionalLong thumbnail = exif.get().thumbnailNumber(ExifFields.THUMBNAIL_OFFSET);
				OptionalLong bytes = exif.get().thumbnailNumber(ExifFields.THUMBNAIL_LENGTH);
				if (thumbnail.isPresent() && bytes.isPresent()
						&& thumbnail.getAsLong() + bytes.getAsLong() <= size - 2 - EXIF.length) {
					offset = data + EXIF.length + (int) thumbnail.getAsLong();
					length = (int) bytes.getAsLong();
				}
			}
			buffer.position(data + size - 2);
		}
		return Optional.empty();
	}

	/** Finds the EXIF fields in the bytes of a JPEG file. */
	static Optional<ExifFields> exifOf(byte[] file) {
		ByteBuffer buffer = ByteBuffer.wrap(file);
		// the EXIF segment comes first, right behind the start of the image: EXIF 2.3 clause 4.5.4
		if (file.length < 6 || buffer.getShort(2) != (short) 0xFFE1) {
			return Optional.empty();
		}
		int length = Short.toUnsignedInt(buffer.getShort(4)) - 2;
		return length > file.length - 6 ? Optional.empty() : exif(file, 6, length);
	}

	private static Optional<ExifFields> exif(byte[] bytes, int data, int length) {
		if (length < EXIF.length || !ByteBuffer.wrap(bytes, data, EXIF.length).equals(ByteBuffer.wrap(EXIF))) {
			return Optional.empty();
		}
		return ExifFields.read(bytes, data + EXIF.length, length - EXIF.length);
	}

	/** Start of frame: all of 0xFFC0 to 0xFFCF but DHT, JPG and DAC. */
	private static boolean isFrame(int marker) {
		return marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC;
	}

	private static Optional<LocalDateTime> date(String text) {
		try {
			return Optional.of(LocalDateTime.parse(text, EXIF_DATE));
		} catch (DateTimeException e) {
			return Optional.empty();
		}
	}
}
