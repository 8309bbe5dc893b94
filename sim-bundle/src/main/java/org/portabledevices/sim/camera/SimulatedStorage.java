package org.portabledevices.sim.camera;

import org.portabledevices.ptp.dataset.StorageInfo;
import org.portabledevices.sim.content.Shelf;

/**
 * A storage of a camera.
 *
 * @param id the storage ID.
 * @param label the volume label.
 * @param capacity in bytes.
 * @param shelf where new objects are kept.
 */
public record SimulatedStorage(int id, String label, long capacity, Shelf shelf) {

	/** The ID of the first partition of the first storage. */
	public static final int FIRST = 0x0001_0001;

	private static final int REMOVABLE_RAM = 4;
	private static final int DCF = 3;
	private static final int READ_AND_WRITE = 0;
	private static final int NOT_KNOWN = -1;

	StorageInfo info(long used) {
		return new StorageInfo(REMOVABLE_RAM, DCF, READ_AND_WRITE, capacity, Math.max(0, capacity - used), NOT_KNOWN,
				"Simulated memory card", label);
	}
}
