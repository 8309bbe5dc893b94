package org.portabledevices.ptp.dataset;

import org.portabledevices.ptp.PtpFormatException;

/**
 * Describes a storage. ISO 15740:2013 clause 5.5.3: StorageInfo dataset.
 *
 * @param storageType u16: 1 fixed ROM, 2 removable ROM, 3 fixed RAM, 4 removable RAM.
 * @param filesystemType u16: 1 flat, 2 hierarchical, 3 DCF.
 * @param accessCapability u16: 0 read and write, 1 read only, 2 read only with deletion.
 * @param maxCapacity the capacity in bytes, u64; all ones = not known.
 * @param freeSpaceInBytes what is free in bytes, u64; all ones = not known.
 * @param freeSpaceInImages how many more images it will hold, u32; all ones = not known.
 * @param storageDescription the storage in words, string.
 * @param volumeLabel the volume's label, string.
 */
public record StorageInfo(int storageType, int filesystemType, int accessCapability, long maxCapacity,
		long freeSpaceInBytes, int freeSpaceInImages, String storageDescription, String volumeLabel) {
	/**
	 * Reads a description from its wire form.
	 *
	 * @param bytes the bytes.
	 * @return the description.
	 * @throws PtpFormatException if the bytes are malformed.
	 */
	public static StorageInfo decode(byte[] bytes) throws PtpFormatException {
		DatasetReader reader = new DatasetReader("StorageInfo", bytes);
		return new StorageInfo(reader.u16("StorageType"), reader.u16("FilesystemType"), reader.u16("AccessCapability"),
				reader.u64("MaxCapacity"), reader.u64("FreeSpaceInBytes"), reader.u32("FreeSpaceInImages"),
				reader.string("StorageDescription"), reader.string("VolumeLabel"));
	}

	/**
	 * Answers the wire form.
	 *
	 * @return the bytes.
	 * @throws IllegalArgumentException if a string is longer than 254 units, or a number does not fit its field.
	 */
	public byte[] encode() {
		return new DatasetWriter().u16(storageType).u16(filesystemType).u16(accessCapability).u64(maxCapacity)
				.u64(freeSpaceInBytes).u32(freeSpaceInImages).string(storageDescription).string(volumeLabel).toByteArray();
	}
}
