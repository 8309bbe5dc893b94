package org.portabledevices.sim.camera;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.portabledevices.sim.picture.SamplePictures;

/** Names and pictures of captures: 9,999 to a folder, as cameras do. JEITA CP-3461 (DCF). */
final class PictureNames {

	static final String ROOT = "DCIM";

	private static final int FIRST_FOLDER = 100;
	private static final int TO_A_FOLDER = 9_999;

	private final SamplePictures samples = new SamplePictures();
	private final AtomicInteger taken = new AtomicInteger();

	record Name(int number, String folder, String file) {

		private static Name of(int number) {
			return new Name(number, "%dSIMUL".formatted(FIRST_FOLDER + (number - 1) / TO_A_FOLDER),
					"SIM_%04d.JPG".formatted((number - 1) % TO_A_FOLDER + 1));
		}

		String path() {
			return "/" + ROOT + "/" + folder + "/" + file;
		}
	}

	/** Answers the next name that is free; no two threads get the same. */
	Name next(Predicate<String> isTaken) {
		Name name;
		do {
			name = Name.of(taken.incrementAndGet());
		} while (isTaken.test(name.path()));
		return name;
	}

	byte[] picture(Name name, SamplePictures.Shot shot) {
		return samples.picture((name.number() - 1) % samples.count(), shot);
	}
}
