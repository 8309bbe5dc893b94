package org.portabledevices.ptp.dataset;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.code.ObjectFormatCode;

/**
 * Lists the objects of a device with what a file system knows of them. PTP 1.1, GetFilesystemManifest operation. On the wire:
 * u64 count, items. The fields are as public implementations read them, not confirmed in the standard's text.
 *
 * @param entries one for each object, in the order of the wire.
 */
public record FilesystemManifest(List<Entry> entries) {
	/** How many entries are accepted at most: 65,536. Who needs more asks for one folder after another. */
	public static final int MAXIMUM_ENTRIES = 1 << 16;

	/** Numbers of fixed width, and two empty strings. */
	private static final int MINIMUM_ENTRY_LENGTH = 36;

	/**
	 * One object.
	 *
	 * @param handle its handle, u32.
	 * @param storageId the storage that holds it, u32.
	 * @param objectFormat its object format code, u16.
	 * @param protectionStatus u16, as in {@link ObjectInfo}.
	 * @param size its size in bytes, u64.
	 * @param parentObject the handle of the folder that holds it, u32; 0 = root.
	 * @param associationType u16, as in {@link ObjectInfo}.
	 * @param associationDesc u32, as in {@link ObjectInfo}.
	 * @param sequenceNumber its place among its siblings, u32; 0 = none.
	 * @param filename its name without a path, string.
	 * @param modificationDate when it was changed last, string as {@link PtpDate} reads it; may be empty.
	 */
	public record Entry(int handle, int storageId, int objectFormat, int protectionStatus, long size, int parentObject,
			int associationType, int associationDesc, int sequenceNumber, String filename, String modificationDate) {
		/**
		 * Checks that there are strings.
		 *
		 * @param handle as in the record.
		 * @param storageId as in the record.
		 * @param objectFormat as in the record.
		 * @param protectionStatus as in the record.
		 * @param size as in the record.
		 * @param parentObject as in the record.
		 * @param associationType as in the record.
		 * @param associationDesc as in the record.
		 * @param sequenceNumber as in the record.
		 * @param filename as in the record.
		 * @param modificationDate as in the record.
		 */
		public Entry {
			requireNonNull(filename, "filename");
			requireNonNull(modificationDate, "modificationDate");
		}

		/**
		 * Tells whether this is a folder.
		 *
		 * @return whether the format is Association.
		 */
		public boolean isFolder() {
			return objectFormat == ObjectFormatCode.ASSOCIATION;
		}
	}

	/**
	 * Copies the list.
	 *
	 * @param entries as in the record, at most {@value #MAXIMUM_ENTRIES}.
	 */
	public FilesystemManifest {
		entries = List.copyOf(entries);
		if (entries.size() > MAXIMUM_ENTRIES) {
			throw new IllegalArgumentException("%,d entries, at most %,d".formatted(entries.size(), MAXIMUM_ENTRIES));
		}
	}

	/**
	 * Reads a list from its wire form.
	 *
	 * @param bytes the bytes.
	 * @return the list.
	 * @throws PtpFormatException if the bytes are malformed, or there are too many entries.
	 */
	public static FilesystemManifest decode(byte[] bytes) throws PtpFormatException {
		DatasetReader in = new DatasetReader("FilesystemManifest", bytes);
		long count = in.u64("NumberOfObjects");
		if (count < 0 || count > Math.min(in.remaining() / MINIMUM_ENTRY_LENGTH, MAXIMUM_ENTRIES)) {
			throw in.malformed("NumberOfObjects", "%s items, at most %,d, in %,d bytes".formatted(
					Long.toUnsignedString(count), MAXIMUM_ENTRIES, in.remaining()));
		}
		List<Entry> entries = new ArrayList<>((int) count);
		for (int i = 0; i < count; i++) {
			entries.add(new Entry(in.u32("ObjectHandle"), in.u32("StorageID"), in.u16("ObjectFormat"),
					in.u16("ProtectionStatus"), in.u64("ObjectSize"), in.u32("ParentObject"), in.u16("AssociationType"),
					in.u32("AssociationDesc"), in.u32("SequenceNumber"), in.string("Filename"),
					in.string("ModificationDate")));
		}
		return new FilesystemManifest(entries);
	}

	/**
	 * Answers the wire form.
	 *
	 * @return the bytes.
	 */
	public byte[] encode() {
		DatasetWriter out = new DatasetWriter().u64(entries.size());
		for (Entry entry : entries) {
			out.u32(entry.handle).u32(entry.storageId).u16(entry.objectFormat).u16(entry.protectionStatus).u64(entry.size)
					.u32(entry.parentObject).u16(entry.associationType).u32(entry.associationDesc).u32(entry.sequenceNumber)
					.string(entry.filename).string(entry.modificationDate);
		}
		return out.toByteArray();
	}
}
