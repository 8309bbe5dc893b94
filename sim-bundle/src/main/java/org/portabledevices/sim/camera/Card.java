package org.portabledevices.sim.camera;

import java.nio.file.Path;

/**
 * What lies on a card, and what can be done to it.
 *
 * @param folder a folder of the machine; {@code null} for the sample pictures.
 * @param writable whether what is added and deleted is added to and deleted from the folder.
 * @param largeLength how many bytes a computed file has; 0 for none.
 * @param freeSpace how many bytes can be added to what lies there at the beginning.
 * @param readOnly whether nothing can be added, changed or deleted.
 */
public record Card(Path folder, boolean writable, long largeLength, long freeSpace, boolean readOnly) {

	/** How many MiB of room there are unless it is said. */
	public static final int USUAL_FREE_MIB = 1024;
	/** The sample pictures. */
	public static final Card SAMPLES = of("", false, 0);

	private static final int MOST_MIB = 1 << 20; // a TiB: a number of bytes that people can still read

	/** Makes a card of what is configured: texts may be empty. */
	public static Card of(String folder, boolean writable, int largeMib) {
		return of(folder, writable, largeMib, USUAL_FREE_MIB, false);
	}

	/** Makes a card of what is configured: texts may be empty. */
	public static Card of(String folder, boolean writable, int largeMib, int freeMib, boolean readOnly) {
		return new Card(folder.isBlank() ? null : Path.of(folder.strip()), writable, bytes("large.object.mb", largeMib),
				bytes("free.space.mb", freeMib), readOnly);
	}

	private static long bytes(String property, int mib) {
		if (mib < 0 || mib > MOST_MIB) {
			throw new IllegalArgumentException("%s is 0 to %d, not %d".formatted(property, MOST_MIB, mib));
		}
		return (long) mib << 20;
	}
}
