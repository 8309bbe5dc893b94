package org.portabledevices.sim.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pictures that come with the simulator: baseline JPEG with EXIF and a thumbnail, of our own making. */
public final class SamplePictures {

	private static final int COUNT = 4;

	private final List<byte[]> pictures = new ArrayList<>();

	/** Reads the pictures from this bundle. */
	public SamplePictures() {
		for (int i = 1; i <= COUNT; i++) {
			String name = "picture-%d.jpg".formatted(i);
			try (InputStream in = SamplePictures.class.getResourceAsStream(name)) {
				if (in == null) {
					throw new IllegalStateException("the bundle lacks " + name);
				}
				pictures.add(in.readAllBytes());
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}

	/** Tells how many pictures there are. */
	public int count() {
		return COUNT;
	}

	/** Answers a picture as it was made. */
	public byte[] picture(int index) {
		return pictures.get(index).clone();
	}

	/**
	 * How a picture was taken.
	 *
	 * @param taken when, in the camera's local time.
	 * @param exposureTime in units of 0.1 ms, as PTP counts it.
	 * @param fNumber the aperture times 100, as PTP counts it.
	 * @param exposureIndex the film speed, ISO.
	 */
	public record Shot(LocalDateTime taken, int exposureTime, int fNumber, int exposureIndex) {
	}

	/** Answers a picture as if it had just been taken: its EXIF fields say when and how. */
	public byte[] picture(int index, Shot shot) {
		byte[] bytes = picture(index);
		Optional<ExifFields> exif = JpegFacts.exifOf(bytes);
		exif.ifPresent(fields -> {
			String date = JpegFacts.EXIF_DATE.format(shot.taken());
			fields.setText(ExifFields.DATE_TIME, date);
			fields.setText(ExifFields.DATE_TIME_ORIGINAL, date);
			fields.setText(ExifFields.DATE_TIME_DIGITIZED, date);
			fields.setRational(ExifFields.EXPOSURE_TIME, shot.exposureTime(), 10_000);
			fields.setRational(ExifFields.F_NUMBER, shot.fNumber(), 100);
			fields.setShort(ExifFields.ISO_SPEED, shot.exposureIndex());
		});
		return bytes;
	}
}
