package org.portabledevices.sim.store;

import java.io.IOException;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.StorageInfo;
import org.portabledevices.sim.content.Shelf;

/**
 * A storage of a device.
 *
 * @param id the storage ID.
 * @param kind what it is.
 * @param label the volume label.
 * @param capacity in bytes.
 * @param readOnly whether nothing can be added, changed or deleted.
 * @param shelf where new objects are kept.
 */
public record SimulatedStorage(int id, Kind kind, String label, long capacity, boolean readOnly, Shelf shelf) {

	/** The ID of the first partition of the first storage. */
	public static final int FIRST = 0x0001_0001;
	/** The ID of the first partition of the second storage. */
	public static final int SECOND = 0x0002_0001;

	private static final int READ_AND_WRITE = 0;
	private static final int READ_ONLY_WITHOUT_DELETION = 1;
	private static final int NOT_KNOWN = -1;

	/** What a storage is: storage type and file system type, as the StorageInfo dataset has them. */
	public enum Kind {
		/** The card of a camera: removable RAM, DCF. */
		CARD(4, 3, "Simulated memory card"),
		/** What is built into a phone: fixed RAM, generic hierarchical. */
		INTERNAL(3, 2, "Simulated internal storage"),
		/** The card of a phone: removable RAM, generic hierarchical. */
		PHONE_CARD(4, 2, "Simulated memory card");

		private final int storageType;
		private final int fileSystem;
		private final String description;

		Kind(int storageType, int fileSystem, String description) {
			this.storageType = storageType;
			this.fileSystem = fileSystem;
			this.description = description;
		}
	}

	/** Tells how many bytes can still be put here; of the disk below it, what it has. */
	long room(long used) {
		long free = Math.max(0, capacity - used);
		try {
			return Math.min(free, shelf.room());
		} catch (IOException e) {
			return 0; // a disk that cannot say takes nothing
		}
	}

	StorageInfo info(long used) {
		return new StorageInfo(kind.storageType, kind.fileSystem, readOnly ? READ_ONLY_WITHOUT_DELETION : READ_AND_WRITE, capacity,
				room(used), NOT_KNOWN, kind.description, label);
	}

	void requireWritable() throws ResponseException {
		if (readOnly) {
			throw new ResponseException(ResponseCode.STORE_READ_ONLY);
		}
	}
}
