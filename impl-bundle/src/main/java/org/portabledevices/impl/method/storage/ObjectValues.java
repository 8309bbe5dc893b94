package org.portabledevices.impl.method.storage;

import java.time.ZoneOffset;

import org.portabledevices.ptp.code.FieldValueName;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpDate;
import org.portabledevices.ptp.dataset.StorageInfo;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectFormats;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.PropertyKeys;

/** What the datasets of objects and storages say, as values. */
final class ObjectValues {

	private static final long NOT_KNOWN = -1L;

	private ObjectValues() {
	}

	/** Answers the values of an object; a size below 0 is not known. */
	static Values of(int handle, ObjectInfo info, long size) {
		return describe(Values.builder(), handle, info, size);
	}

	/** Answers the values of an object with its path in front. */
	static Values of(String path, Folders.Entry entry) {
		return describe(Values.builder().set(PropertyKeys.OBJECT_PATH, Variant.string(path)), entry.handle(), entry.info(), entry.size());
	}

	private static Values describe(Values.Builder values, int handle, ObjectInfo info, long size) {
		String storage = ObjectIds.ofStorage(info.storageId());
		values.set(PropertyKeys.OBJECT_ID, Variant.string(ObjectIds.ofObject(handle)))
				.set(PropertyKeys.OBJECT_PARENT_ID,
						Variant.string(info.parentObject() == 0 ? storage : ObjectIds.ofObject(info.parentObject())))
				.set(PropertyKeys.OBJECT_NAME, Variant.string(info.filename()))
				.set(PropertyKeys.OBJECT_FORMAT, Variant.guid(ObjectFormats.ofCode(info.objectFormat())));
		if (size >= 0) {
			values.set(PropertyKeys.OBJECT_SIZE, Variant.ui8(info.isFolder() ? 0 : size));
		}
		date(values, PropertyKeys.OBJECT_DATE_CREATED, info.captureDate());
		date(values, PropertyKeys.OBJECT_DATE_MODIFIED, info.modificationDate());
		values.set(PropertyKeys.OBJECT_STORAGE_ID, Variant.string(storage)).set(PropertyKeys.OBJECT_CAN_DELETE,
				Variant.bool(info.protectionStatus() == 0));
		pixels(values, PropertyKeys.MEDIA_WIDTH, info.imagePixWidth());
		pixels(values, PropertyKeys.MEDIA_HEIGHT, info.imagePixHeight());
		return values.build();
	}

	/** Answers the values of a storage. */
	static Values of(int storageId, StorageInfo info) {
		Values.Builder values = Values.builder() //
				.set(PropertyKeys.OBJECT_ID, Variant.string(ObjectIds.ofStorage(storageId)))
				.set(PropertyKeys.OBJECT_NAME,
						Variant.string(info.volumeLabel().isEmpty() ? info.storageDescription() : info.volumeLabel()))
				.set(PropertyKeys.STORAGE_TYPE, Variant.ui4(info.storageType()))
				.set(PropertyKeys.STORAGE_FILE_SYSTEM_TYPE, Variant.string(FieldValueName.FILESYSTEM_TYPE.nameOf(info.filesystemType())));
		bytes(values, PropertyKeys.STORAGE_CAPACITY, info.maxCapacity());
		bytes(values, PropertyKeys.STORAGE_FREE_SPACE_IN_BYTES, info.freeSpaceInBytes());
		return values.set(PropertyKeys.STORAGE_DESCRIPTION, Variant.string(info.storageDescription()))
				.set(PropertyKeys.STORAGE_ACCESS_CAPABILITY, Variant.ui4(info.accessCapability())).build();
	}

	private static void date(Values.Builder values, PropertyKey key, String text) {
		PtpDate.parse(text, ZoneOffset.UTC).ifPresent(date -> values.set(key, Variant.date(date.toInstant())));
	}

	private static void pixels(Values.Builder values, PropertyKey key, int count) {
		if (count != 0) {
			values.set(key, Variant.ui4(Integer.toUnsignedLong(count)));
		}
	}

	private static void bytes(Values.Builder values, PropertyKey key, long count) {
		if (count != NOT_KNOWN) {
			values.set(key, Variant.ui8(count));
		}
	}
}
