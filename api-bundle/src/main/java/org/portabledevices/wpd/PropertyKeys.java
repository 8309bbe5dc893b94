package org.portabledevices.wpd;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.portabledevices.values.PropertyKey;

/**
 * Keys of what is said about storages, objects and properties of devices, inside the results of methods. WPD: the property keys of {@code PortableDevice.h}, so
 * far as it has one.
 */
public final class PropertyKeys {

	private static final Map<PropertyKey, String> NAMES = new LinkedHashMap<>();

	private static final UUID OBJECT = UUID.fromString("ef6b490d-5cd8-437a-affc-da8b60ee4a3c");
	/** WPD has no key for a path. */
	private static final UUID PATH = UUID.fromString("82430037-4aae-4a55-ab66-4be9f897f4d1");
	private static final UUID MEDIA = UUID.fromString("2ed8ba05-0ad3-42dc-b0d0-bc95ac396ac8");
	private static final UUID STORAGE = UUID.fromString("01a3057a-74d6-4e80-bea7-dc4c212ce50a");
	/** MTP has numbers of its own for what describes a property; WPD none. */
	private static final UUID DEVICE_PROPERTY = UUID.fromString("f7113399-5b28-4324-92fe-def5f97ab681");
	/** Nor for what MTP tells of services. */
	private static final UUID SERVICE = UUID.fromString("5e32be9b-f52e-4924-96a8-a6d94f6ddb97");

	/** VT_LPWSTR: the object ID, see {@link ObjectIds}. WPD: {@code WPD_OBJECT_ID}. */
	public static final PropertyKey OBJECT_ID = key(OBJECT, 2, "Id");
	/** VT_LPWSTR: the path from the root of its storage, such as {@code /DCIM/100SIMUL/SIM_0001.JPG}. */
	public static final PropertyKey OBJECT_PATH = key(PATH, 2, "Path");
	/** VT_LPWSTR: the object ID of the folder or storage that it lies in. WPD: {@code WPD_OBJECT_PARENT_ID}. */
	public static final PropertyKey OBJECT_PARENT_ID = key(OBJECT, 3, "Parent");
	/** VT_LPWSTR: the name; of a file with its extension. WPD: {@code WPD_OBJECT_NAME}. */
	public static final PropertyKey OBJECT_NAME = key(OBJECT, 4, "Name");
	/** VT_CLSID: the format, see {@link ObjectFormats}. WPD: {@code WPD_OBJECT_FORMAT}. */
	public static final PropertyKey OBJECT_FORMAT = key(OBJECT, 6, "Format");
	/** VT_UI8: the size in bytes; absent if the device cannot say it. WPD: {@code WPD_OBJECT_SIZE}. */
	public static final PropertyKey OBJECT_SIZE = key(OBJECT, 11, "Size");
	/** VT_DATE: when it was made; absent if not known. A date without a zone is taken as UTC. WPD: {@code WPD_OBJECT_DATE_CREATED}. */
	public static final PropertyKey OBJECT_DATE_CREATED = key(OBJECT, 18, "DateCreated");
	/** VT_DATE: when it was changed last; absent if not known. A date without a zone is taken as UTC. WPD: {@code WPD_OBJECT_DATE_MODIFIED}. */
	public static final PropertyKey OBJECT_DATE_MODIFIED = key(OBJECT, 19, "DateModified");
	/** VT_LPWSTR: the object ID of the storage that holds it. WPD: {@code WPD_OBJECT_CONTAINER_FUNCTIONAL_OBJECT_ID}. */
	public static final PropertyKey OBJECT_STORAGE_ID = key(OBJECT, 23, "Storage");
	/** VT_BOOL: whether it may be deleted. WPD: {@code WPD_OBJECT_CAN_DELETE}. */
	public static final PropertyKey OBJECT_CAN_DELETE = key(OBJECT, 26, "CanDelete");
	/** VT_UI4: the width of a picture in pixels; absent if not known. WPD: {@code WPD_MEDIA_WIDTH}. */
	public static final PropertyKey MEDIA_WIDTH = key(MEDIA, 22, "Width");
	/** VT_UI4: the height of a picture in pixels; absent if not known. WPD: {@code WPD_MEDIA_HEIGHT}. */
	public static final PropertyKey MEDIA_HEIGHT = key(MEDIA, 23, "Height");

	/** VT_UI4: 0 undefined, 1 fixed ROM, 2 removable ROM, 3 fixed RAM, 4 removable RAM. WPD: {@code WPD_STORAGE_TYPE}. */
	public static final PropertyKey STORAGE_TYPE = key(STORAGE, 2, "StorageType");
	/** VT_LPWSTR: {@code Flat}, {@code Hierarchical} or {@code DCF}, else PTP's number. WPD: {@code WPD_STORAGE_FILE_SYSTEM_TYPE}. */
	public static final PropertyKey STORAGE_FILE_SYSTEM_TYPE = key(STORAGE, 3, "FileSystem");
	/** VT_UI8: the capacity in bytes; absent if not known. WPD: {@code WPD_STORAGE_CAPACITY}. */
	public static final PropertyKey STORAGE_CAPACITY = key(STORAGE, 4, "Capacity");
	/** VT_UI8: what is free in bytes; absent if not known. WPD: {@code WPD_STORAGE_FREE_SPACE_IN_BYTES}. */
	public static final PropertyKey STORAGE_FREE_SPACE_IN_BYTES = key(STORAGE, 5, "FreeSpace");
	/** VT_LPWSTR: the storage in words. WPD: {@code WPD_STORAGE_DESCRIPTION}. */
	public static final PropertyKey STORAGE_DESCRIPTION = key(STORAGE, 7, "Description");
	/** VT_UI4: 0 read and write, 1 read only, 2 read only with deletion. WPD: {@code WPD_STORAGE_ACCESS_CAPABILITY}. */
	public static final PropertyKey STORAGE_ACCESS_CAPABILITY = key(STORAGE, 11, "Access");

	/** VT_UI2: the code of a property of the device. */
	public static final PropertyKey PROPERTY_CODE = key(DEVICE_PROPERTY, 2, "Code");
	/** VT_LPWSTR: its name in PTP or MTP, such as {@code BatteryLevel}; else its code, such as {@code 0xD001}. */
	public static final PropertyKey PROPERTY_NAME = key(DEVICE_PROPERTY, 3, "Property");
	/** VT_UI2: PTP's number of its data type. */
	public static final PropertyKey PROPERTY_DATA_TYPE = key(DEVICE_PROPERTY, 4, "DataType");
	/** VT_BOOL: whether it can be set. */
	public static final PropertyKey PROPERTY_WRITABLE = key(DEVICE_PROPERTY, 5, "Writable");
	/** Its value now. Integers of up to 64 bits have the VARTYPE of their size; larger ones and arrays are strings, as GetProperty writes them. */
	public static final PropertyKey PROPERTY_VALUE = key(DEVICE_PROPERTY, 6, "Value");
	/** Its value after a reset, typed as {@link #PROPERTY_VALUE}. */
	public static final PropertyKey PROPERTY_DEFAULT = key(DEVICE_PROPERTY, 7, "Default");
	/** The least value, for a range. */
	public static final PropertyKey PROPERTY_MINIMUM = key(DEVICE_PROPERTY, 8, "Minimum");
	/** The greatest value, for a range. */
	public static final PropertyKey PROPERTY_MAXIMUM = key(DEVICE_PROPERTY, 9, "Maximum");
	/** The distance of allowed values, for a range. */
	public static final PropertyKey PROPERTY_STEP = key(DEVICE_PROPERTY, 10, "Step");
	/** VT_UNKNOWN, a list of variants: the allowed values, for an enumeration. */
	public static final PropertyKey PROPERTY_ENUMERATION = key(DEVICE_PROPERTY, 11, "Values");

	/** VT_LPWSTR: the name that PTP or MTP gives to the value of an enumerated property, such as {@code Automatic}; absent for others. */
	public static final PropertyKey PROPERTY_VALUE_NAME = key(DEVICE_PROPERTY, 12, "ValueName");

	/** VT_UI4: the device's number of a service. */
	public static final PropertyKey SERVICE_ID = key(SERVICE, 2, "ServiceID");
	/** VT_CLSID: which service it is, see {@link ServiceTypes}. */
	public static final PropertyKey SERVICE_GUID = key(SERVICE, 3, "Service");
	/** VT_LPWSTR: the name of a service. */
	public static final PropertyKey SERVICE_NAME = key(SERVICE, 4, "ServiceName");
	/** Bytes: a ServiceInfo dataset as the device has sent it. */
	public static final PropertyKey SERVICE_INFO = key(SERVICE, 5, "ServiceInfo");
	/** Bytes: a ServiceCapabilities dataset as the device has sent it. */
	public static final PropertyKey SERVICE_CAPABILITIES = key(SERVICE, 6, "ServiceCapabilities");
	/** A list of values: the formats of a service, each with {@link #ITEM_CODE}, {@link #ITEM_GUID} and {@link #ITEM_NAME}. */
	public static final PropertyKey SERVICE_FORMATS = key(SERVICE, 7, "Formats");
	/** A list of values, as {@link #SERVICE_FORMATS}: the methods of a service. */
	public static final PropertyKey SERVICE_METHODS = key(SERVICE, 8, "Methods");
	/** A list of values: the properties of a service, each with {@link #ITEM_CODE} and {@link #ITEM_NAME}. */
	public static final PropertyKey SERVICE_PROPERTIES = key(SERVICE, 9, "Properties");
	/** A list of values, as {@link #SERVICE_FORMATS}: the events of a service. */
	public static final PropertyKey SERVICE_EVENTS = key(SERVICE, 10, "Events");
	/** VT_UI2: the code of something that a service has. */
	public static final PropertyKey ITEM_CODE = key(SERVICE, 11, "Code");
	/** VT_CLSID: which one it is. */
	public static final PropertyKey ITEM_GUID = key(SERVICE, 12, "Guid");
	/** VT_LPWSTR: its name. */
	public static final PropertyKey ITEM_NAME = key(SERVICE, 13, "Name");

	private PropertyKeys() {
	}

	/**
	 * Tells the name of a key, for people.
	 *
	 * @param key the key.
	 * @return a name of the characters {@code [a-zA-Z0-9_]}; empty for a key that is not one of these.
	 */
	public static Optional<String> name(PropertyKey key) {
		return Optional.ofNullable(NAMES.get(key));
	}

	private static PropertyKey key(UUID category, int pid, String name) {
		PropertyKey key = new PropertyKey(category, pid);
		NAMES.put(key, name);
		return key;
	}
}
