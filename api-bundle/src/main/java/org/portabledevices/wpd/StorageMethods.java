package org.portabledevices.wpd;

import static org.portabledevices.description.MethodAccess.READWRITE;
import static org.portabledevices.description.ParameterUsage.IN;
import static org.portabledevices.description.ParameterUsage.RETURN;
import static org.portabledevices.values.VariantType.DATE;
import static org.portabledevices.values.VariantType.LPWSTR;
import static org.portabledevices.values.VariantType.UI4;
import static org.portabledevices.values.VariantType.UI8;
import static org.portabledevices.values.VariantType.UNKNOWN;

import java.util.List;
import java.util.UUID;

import org.portabledevices.description.BulkData;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Variant;

/**
 * Methods of {@link ServiceTypes#STORAGE}. Where an object is asked for, its object ID does ({@link ObjectIds}), and its path from the root of a storage, such as
 * {@code /DCIM/100SIMUL/SIM_0001.JPG}; {@code /} is the root. A path is looked up in the storages one after another, case matters, and the first match counts.
 * Further methods of the service are in {@link ObjectMethods}, {@link ObjectPropertyMethods} and {@link ObjectEditMethods}.
 * <p>
 * What is wrong with a parameter in the eyes of the device ends the invocation with the device's own status: Invalid_ObjectHandle (0x80042009) for an object that
 * is not there, whether it was named by ID or by path, Invalid_StorageID (0x80042008), Invalid_ParentObject (0x8004201A), and so on.
 */
public final class StorageMethods {

	/** Category of the keys of all methods of the service. */
	static final UUID KEYS = UUID.fromString("6e97b718-fe0f-4515-b90c-6c8d3e72ada8");

	/** Key of Storage: the object ID of a storage. */
	public static final PropertyKey STORAGE = new PropertyKey(KEYS, 2);
	/** Key of Parent: the object ID or path of a folder, or the object ID of a storage for its root. */
	public static final PropertyKey PARENT = new PropertyKey(KEYS, 3);
	/** Key of Format: a name such as {@code EXIF_JPEG}, a code such as {@code 0x3801}, or a GUID of {@link ObjectFormats}. */
	public static final PropertyKey FORMAT = new PropertyKey(KEYS, 4);
	/** Key of Object: the object ID or path of an object. */
	public static final PropertyKey OBJECT = new PropertyKey(KEYS, 5);
	/** Key of Name: the name of a file without a path. */
	public static final PropertyKey NAME = new PropertyKey(KEYS, 6);
	/** Key of Offset, in bytes. */
	public static final PropertyKey OFFSET = new PropertyKey(KEYS, 7);
	/** Key of Length, in bytes. */
	public static final PropertyKey LENGTH = new PropertyKey(KEYS, 8);
	/** Key of Size: how many bytes were transferred. */
	public static final PropertyKey SIZE = new PropertyKey(KEYS, 9);
	/** Key of Count. */
	public static final PropertyKey COUNT = new PropertyKey(KEYS, 10);
	/** Key of Storages: a list of {@link org.portabledevices.values.Values} with the storage keys of {@link PropertyKeys}. */
	public static final PropertyKey STORAGES = new PropertyKey(KEYS, 11);
	/** Key of Objects: a list of {@link org.portabledevices.values.Values} with the object keys of {@link PropertyKeys}. */
	public static final PropertyKey OBJECTS = new PropertyKey(KEYS, 12);
	/** Key of Info: {@link org.portabledevices.values.Values} with the object keys of {@link PropertyKeys}. */
	public static final PropertyKey INFO = new PropertyKey(KEYS, 13);
	/** Key of NewObject: the object ID of a copy. */
	public static final PropertyKey NEW_OBJECT = new PropertyKey(KEYS, 26);
	/** Key of Depth: how many levels of folders. */
	public static final PropertyKey DEPTH = new PropertyKey(KEYS, 14);
	/** Key of Pattern, see {@link PathPattern}. */
	public static final PropertyKey PATTERN = new PropertyKey(KEYS, 15);
	/** Key of Protection: {@code NoProtection}, {@code ReadOnly}, {@code ReadOnlyData}, {@code NonTransferableData}, or PTP's number. */
	public static final PropertyKey PROTECTION = new PropertyKey(KEYS, 16);
	/** Key of FileSystem: {@code Flat}, {@code Hierarchical}, {@code DCF}, or PTP's number. */
	public static final PropertyKey FILE_SYSTEM = new PropertyKey(KEYS, 17);
	/** Key of DateCreated. */
	public static final PropertyKey DATE_CREATED = new PropertyKey(KEYS, 18);
	/** Key of DateModified. */
	public static final PropertyKey DATE_MODIFIED = new PropertyKey(KEYS, 19);

	/**
	 * Lists the storages: OBJECT_ID, OBJECT_NAME (the label, else the description), STORAGE_TYPE, STORAGE_FILE_SYSTEM_TYPE, STORAGE_CAPACITY,
	 * STORAGE_FREE_SPACE_IN_BYTES, STORAGE_DESCRIPTION and STORAGE_ACCESS_CAPABILITY, in this order. PTP: GetStorageIDs, GetStorageInfo.
	 */
	public static final MethodDescription LIST_STORAGES = PtpMethods.method(0x1004, "ListStorages")
			.description("Lists the storages: GetStorageIDs, and GetStorageInfo of each")
			.parameter(
					ParameterDescription.builder(STORAGES, "Storages", RETURN, UNKNOWN).description("One set of values for each").build())
			.build();

	/** Counts objects. PTP: GetNumObjects. */
	public static final MethodDescription GET_OBJECT_COUNT = PtpMethods.method(0x1006, "GetObjectCount")
			.description("Counts objects: GetNumObjects")
			.parameter(ParameterDescription.builder(COUNT, "Count", RETURN, UI4).description("How many there are").build())
			.parameter(storageFilter()).parameter(parentFilter()).parameter(formatFilter()).build();

	/**
	 * Lists objects, each as GetObjectInfo describes it, in the order of the device. Progress counts objects. PTP: GetObjectHandles, GetObjectInfo.
	 */
	public static final MethodDescription LIST_OBJECTS = PtpMethods.method(0x1007, "ListObjects")
			.description("Lists objects: GetObjectHandles, and GetObjectInfo of each")
			.parameter(ParameterDescription.builder(OBJECTS, "Objects", RETURN, UNKNOWN).description("One set of values for each").build())
			.parameter(storageFilter()).parameter(parentFilter()).parameter(formatFilter()).build();

	/**
	 * Describes an object: OBJECT_ID, OBJECT_PARENT_ID, OBJECT_NAME, OBJECT_FORMAT, OBJECT_SIZE, OBJECT_DATE_CREATED, OBJECT_DATE_MODIFIED, OBJECT_STORAGE_ID,
	 * OBJECT_CAN_DELETE, MEDIA_WIDTH and MEDIA_HEIGHT, in this order. PTP: GetObjectInfo.
	 */
	public static final MethodDescription GET_OBJECT_INFO = PtpMethods.method(0x1008, "GetObjectInfo")
			.description("Describes an object: GetObjectInfo")
			.parameter(ParameterDescription.builder(INFO, "Info", RETURN, UNKNOWN).description("What the device says of it").build())
			.parameter(object()).build();

	/**
	 * Downloads an object into the sink. With an offset above 0 it continues a download that broke off there: the sink gets the rest only, progress counts the
	 * bytes of the whole, and Size is what was transferred now. Where the device cannot begin in the middle it fails with Operation_Not_Supported (0x80042005), and
	 * with Invalid_Parameter (0x8004201D) if the object is shorter than the offset; the sink has taken nothing then.
	 * <p>
	 * PTP: GetObject; from an offset GetPartialObject, Android's GetPartialObject64 from 4 GiB on.
	 */
	public static final MethodDescription DOWNLOAD = PtpMethods.method(0x1009, "Download").bulkData(BulkData.FROM_DEVICE)
			.description("Downloads an object, or the rest of it: GetObject, from an offset GetPartialObject").parameter(size())
			.parameter(object()).parameter(offset("How many bytes are there already: the download begins behind them")).build();

	/** Downloads the thumbnail of an object into the sink. PTP: GetThumb. */
	public static final MethodDescription DOWNLOAD_THUMBNAIL = PtpMethods.method(0x100A, "DownloadThumbnail")
			.bulkData(BulkData.FROM_DEVICE).description("Downloads the thumbnail of an object: GetThumb").parameter(size())
			.parameter(object()).build();

	/** Downloads a part of an object into the sink; what lies behind its end is left out. PTP: GetPartialObject. */
	public static final MethodDescription DOWNLOAD_PART = PtpMethods.method(0x101B, "DownloadPart").bulkData(BulkData.FROM_DEVICE)
			.description("Downloads a part of an object: GetPartialObject").parameter(size()).parameter(object())
			.parameter(offset("Where the part begins, in bytes"))
			.parameter(ParameterDescription.builder(LENGTH, "Length", IN, UI4).range(Variant.ui4(1), Variant.ui4(0xFFFF_FFFEL))
					.description("How many bytes at most").build())
			.build();

	/**
	 * Uploads a new object from the source, whose length must be known. If it is cancelled or fails, no object is left behind. PTP: SendObjectInfo, SendObject;
	 * from 4 GiB on MTP's SendObjectPropList in place of the first.
	 */
	public static final MethodDescription UPLOAD = PtpMethods.method(0x100D, "Upload").access(READWRITE).bulkData(BulkData.TO_DEVICE)
			.description("Uploads a new object: SendObjectInfo or SendObjectPropList, and SendObject").parameter(PtpParameters.newObject())
			.parameter(PtpParameters.storage(STORAGE, "The storage, such as s10001; absent: the device chooses"))
			.parameter(ParameterDescription.builder(PARENT, "Parent", IN, LPWSTR).objectIdentifier().defaultValue(Variant.empty())
					.description("The folder, such as o1 or /DCIM; absent: the device chooses").build())
			.parameter(PtpParameters.name("The name of the file, without a path"))
			.parameter(PtpParameters.format(FORMAT, "The object format, such as EXIF_JPEG or 0x3801; absent: by the extension of the name"))
			.parameter(date(DATE_CREATED, "DateCreated", "When it was made; absent: the device decides"))
			.parameter(date(DATE_MODIFIED, "DateModified", "When it was changed last; absent: the device decides")).build();

	/** Deletes an object; a folder with all that it holds. Cannot be cancelled while it runs. PTP: DeleteObject. */
	public static final MethodDescription DELETE = PtpMethods.method(0x100B, "Delete").access(READWRITE).notCancellable()
			.description("Deletes an object, a folder with all that it holds: DeleteObject").parameter(object()).build();

	/** All methods, in the order in which a service offers them, before those of the other three classes. */
	public static final List<MethodDescription> ALL = List.of(LIST_STORAGES, GET_OBJECT_COUNT, LIST_OBJECTS, GET_OBJECT_INFO, DOWNLOAD,
			DOWNLOAD_THUMBNAIL, DOWNLOAD_PART, UPLOAD, DELETE);

	private StorageMethods() {
	}

	private static ParameterDescription object() {
		return PtpParameters.object();
	}

	private static ParameterDescription size() {
		return PtpParameters.size(SIZE);
	}

	private static ParameterDescription offset(String words) {
		return ParameterDescription.builder(OFFSET, "Offset", IN, UI8).defaultValue(Variant.ui8(0)).description(words).build();
	}

	private static ParameterDescription date(PropertyKey key, String name, String words) {
		return ParameterDescription.builder(key, name, IN, DATE).defaultValue(Variant.empty()).description(words).build();
	}

	private static ParameterDescription storageFilter() {
		return PtpParameters.storage(STORAGE, "Only of this storage, such as s10001");
	}

	private static ParameterDescription parentFilter() {
		return ParameterDescription.builder(PARENT, "Parent", IN, LPWSTR).objectIdentifier().defaultValue(Variant.empty())
				.description("Only what lies directly in this folder, such as o1, /DCIM or /; absent: at any depth").build();
	}

	private static ParameterDescription formatFilter() {
		return PtpParameters.format(FORMAT, "Only of this object format, such as EXIF_JPEG or 0x3801");
	}
}
