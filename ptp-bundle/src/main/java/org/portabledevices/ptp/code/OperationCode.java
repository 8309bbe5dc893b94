package org.portabledevices.ptp.code;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Codes of the operations of PTP, MTP 1.1, MTP Device Services and Android.
 * <p>
 * The set is open: vendors add codes, and a code that is not listed here stays the number it is.
 * ISO 15740:2013, MTP 1.1 appendix D.
 */
public final class OperationCode {

	/** Answers the DeviceInfo dataset (data-in). */
	public static final int GET_DEVICE_INFO = 0x1001;

	/** Opens a session; parameter: session ID, not 0. */
	public static final int OPEN_SESSION = 0x1002;

	/** Closes the session. */
	public static final int CLOSE_SESSION = 0x1003;

	/** Answers the storage IDs (data-in). */
	public static final int GET_STORAGE_IDS = 0x1004;

	/** Answers the StorageInfo dataset (data-in); parameter: storage ID. */
	public static final int GET_STORAGE_INFO = 0x1005;

	/** Counts objects; parameters: storage ID, object format, parent. */
	public static final int GET_NUM_OBJECTS = 0x1006;

	/** Answers object handles (data-in); parameters: storage ID, object format, parent. */
	public static final int GET_OBJECT_HANDLES = 0x1007;

	/** Answers the ObjectInfo dataset (data-in); parameter: object handle. */
	public static final int GET_OBJECT_INFO = 0x1008;

	/** Answers the bytes of an object (data-in); parameter: object handle. */
	public static final int GET_OBJECT = 0x1009;

	/** Answers the thumbnail of an object (data-in); parameter: object handle. */
	public static final int GET_THUMB = 0x100A;

	/** Deletes an object; parameters: object handle, object format. */
	public static final int DELETE_OBJECT = 0x100B;

	/** Announces an object (data-out); parameters: storage ID, parent. */
	public static final int SEND_OBJECT_INFO = 0x100C;

	/** Sends the bytes of the object announced before (data-out). */
	public static final int SEND_OBJECT = 0x100D;

	/** Captures; parameters: storage ID, object format. */
	public static final int INITIATE_CAPTURE = 0x100E;

	/** Formats a storage; parameters: storage ID, file system type. */
	public static final int FORMAT_STORE = 0x100F;

	/** Resets the device and closes the session. */
	public static final int RESET_DEVICE = 0x1010;

	/** Runs a self test; parameter: test type. */
	public static final int SELF_TEST = 0x1011;

	/** Protects an object; parameters: object handle, protection status. */
	public static final int SET_OBJECT_PROTECTION = 0x1012;

	/** Turns the device off. */
	public static final int POWER_DOWN = 0x1013;

	/** Answers a DevicePropDesc dataset (data-in); parameter: property code. */
	public static final int GET_DEVICE_PROP_DESC = 0x1014;

	/** Answers the value of a device property (data-in); parameter: property code. */
	public static final int GET_DEVICE_PROP_VALUE = 0x1015;

	/** Sets a device property (data-out); parameter: property code. */
	public static final int SET_DEVICE_PROP_VALUE = 0x1016;

	/** Gives a device property its factory default; parameter: property code. */
	public static final int RESET_DEVICE_PROP_VALUE = 0x1017;

	/** Ends an open capture; parameter: transaction ID of its InitiateOpenCapture. */
	public static final int TERMINATE_OPEN_CAPTURE = 0x1018;

	/** Moves an object; parameters: object handle, storage ID, parent. */
	public static final int MOVE_OBJECT = 0x1019;

	/** Copies an object; parameters: object handle, storage ID, parent. */
	public static final int COPY_OBJECT = 0x101A;

	/** Answers a part of an object (data-in); parameters: object handle, offset, maximum count. */
	public static final int GET_PARTIAL_OBJECT = 0x101B;

	/** Starts an open capture; parameters: storage ID, object format. */
	public static final int INITIATE_OPEN_CAPTURE = 0x101C;

	/** PTP 1.1: begins to list handles in parts. */
	public static final int START_ENUM_HANDLES = 0x101D;

	/** PTP 1.1: answers the next handles (data-in). */
	public static final int ENUM_HANDLES = 0x101E;

	/** PTP 1.1: ends a listing. */
	public static final int STOP_ENUM_HANDLES = 0x101F;

	/** PTP 1.1: tells which vendor's codes are which (data-in). */
	public static final int GET_VENDOR_EXTENSION_MAPS = 0x1020;

	/** PTP 1.1: answers the DeviceInfo dataset of a vendor's extension (data-in). */
	public static final int GET_VENDOR_DEVICE_INFO = 0x1021;

	/** PTP 1.1: answers an image in another size (data-in). */
	public static final int GET_RESIZED_IMAGE_OBJECT = 0x1022;

	/** PTP 1.1: lists the objects of a storage (data-in). */
	public static final int GET_FILESYSTEM_MANIFEST = 0x1023;

	/** PTP 1.1: describes a stream (data-in). */
	public static final int GET_STREAM_INFO = 0x1024;

	/** PTP 1.1: answers a stream (data-in). */
	public static final int GET_STREAM = 0x1025;

	/** MTP Device Services: answers the service IDs (data-in). */
	public static final int GET_SERVICE_IDS = 0x9301;

	/** MTP Device Services: describes a service (data-in); parameter: service ID. */
	public static final int GET_SERVICE_INFO = 0x9302;

	/** MTP Device Services: formats and methods of a service (data-in). */
	public static final int GET_SERVICE_CAPABILITIES = 0x9303;

	/** MTP Device Services: describes service properties (data-in). */
	public static final int GET_SERVICE_PROP_DESC = 0x9304;

	/** MTP Device Services: answers service properties (data-in). */
	public static final int GET_SERVICE_PROP_LIST = 0x9305;

	/** MTP Device Services: sets service properties (data-out). */
	public static final int SET_SERVICE_PROP_LIST = 0x9306;

	/** MTP Device Services: updates properties of an object (data-out). */
	public static final int UPDATE_OBJECT_PROP_LIST = 0x9307;

	/** MTP Device Services: deletes properties of objects (data-out). */
	public static final int DELETE_OBJECT_PROP_LIST = 0x9308;

	/** MTP Device Services: deletes service properties (data-out). */
	public static final int DELETE_SERVICE_PROP_LIST = 0x9309;

	/** MTP Device Services: describes object formats (data-in). */
	public static final int GET_FORMAT_CAPABILITIES = 0x930A;

	/** Android: a part of an object at a 64-bit offset (data-in); parameters: object handle, offset low, offset high, maximum count. */
	public static final int GET_PARTIAL_OBJECT64 = 0x95C1;

	/** Android: writes a part of an object (data-out); parameters: object handle, offset low, offset high, count. */
	public static final int SEND_PARTIAL_OBJECT = 0x95C2;

	/** Android: shortens an object; parameters: object handle, length low, length high. */
	public static final int TRUNCATE_OBJECT = 0x95C3;

	/** Android: begins to edit an object; parameter: object handle. */
	public static final int BEGIN_EDIT_OBJECT = 0x95C4;

	/** Android: ends the editing of an object; parameter: object handle. */
	public static final int END_EDIT_OBJECT = 0x95C5;

	/** MTP: object properties of a format (data-in); parameter: object format. */
	public static final int GET_OBJECT_PROPS_SUPPORTED = 0x9801;

	/** MTP: describes an object property (data-in); parameters: property code, object format. */
	public static final int GET_OBJECT_PROP_DESC = 0x9802;

	/** MTP: answers an object property (data-in); parameters: object handle, property code. */
	public static final int GET_OBJECT_PROP_VALUE = 0x9803;

	/** MTP: sets an object property (data-out); parameters: object handle, property code. */
	public static final int SET_OBJECT_PROP_VALUE = 0x9804;

	/** MTP: answers properties of objects (data-in). */
	public static final int GET_OBJECT_PROP_LIST = 0x9805;

	/** MTP: sets properties of objects (data-out). */
	public static final int SET_OBJECT_PROP_LIST = 0x9806;

	/** MTP: describes properties that depend on each other (data-in); parameter: object format. */
	public static final int GET_INTERDEPENDENT_PROP_DESC = 0x9807;

	/** MTP: announces an object by its properties (data-out). */
	public static final int SEND_OBJECT_PROP_LIST = 0x9808;

	/** MTP: answers the references of an object (data-in); parameter: object handle. */
	public static final int GET_OBJECT_REFERENCES = 0x9810;

	/** MTP: sets the references of an object (data-out); parameter: object handle. */
	public static final int SET_OBJECT_REFERENCES = 0x9811;

	/** MTP: skips in playback; parameter: signed number of tracks. */
	public static final int SKIP = 0x9820;

	private static final CodeNames NAMES = new CodeNames(Map.ofEntries( //
			Map.entry(GET_DEVICE_INFO, "GetDeviceInfo"),
			Map.entry(OPEN_SESSION, "OpenSession"),
			Map.entry(CLOSE_SESSION, "CloseSession"),
			Map.entry(GET_STORAGE_IDS, "GetStorageIDs"),
			Map.entry(GET_STORAGE_INFO, "GetStorageInfo"),
			Map.entry(GET_NUM_OBJECTS, "GetNumObjects"),
			Map.entry(GET_OBJECT_HANDLES, "GetObjectHandles"),
			Map.entry(GET_OBJECT_INFO, "GetObjectInfo"),
			Map.entry(GET_OBJECT, "GetObject"),
			Map.entry(GET_THUMB, "GetThumb"),
			Map.entry(DELETE_OBJECT, "DeleteObject"),
			Map.entry(SEND_OBJECT_INFO, "SendObjectInfo"),
			Map.entry(SEND_OBJECT, "SendObject"),
			Map.entry(INITIATE_CAPTURE, "InitiateCapture"),
			Map.entry(FORMAT_STORE, "FormatStore"),
			Map.entry(RESET_DEVICE, "ResetDevice"),
			Map.entry(SELF_TEST, "SelfTest"),
			Map.entry(SET_OBJECT_PROTECTION, "SetObjectProtection"),
			Map.entry(POWER_DOWN, "PowerDown"),
			Map.entry(GET_DEVICE_PROP_DESC, "GetDevicePropDesc"),
			Map.entry(GET_DEVICE_PROP_VALUE, "GetDevicePropValue"),
			Map.entry(SET_DEVICE_PROP_VALUE, "SetDevicePropValue"),
			Map.entry(RESET_DEVICE_PROP_VALUE, "ResetDevicePropValue"),
			Map.entry(TERMINATE_OPEN_CAPTURE, "TerminateOpenCapture"),
			Map.entry(MOVE_OBJECT, "MoveObject"),
			Map.entry(COPY_OBJECT, "CopyObject"),
			Map.entry(GET_PARTIAL_OBJECT, "GetPartialObject"),
			Map.entry(INITIATE_OPEN_CAPTURE, "InitiateOpenCapture"),
			Map.entry(START_ENUM_HANDLES, "StartEnumHandles"),
			Map.entry(ENUM_HANDLES, "EnumHandles"),
			Map.entry(STOP_ENUM_HANDLES, "StopEnumHandles"),
			Map.entry(GET_VENDOR_EXTENSION_MAPS, "GetVendorExtensionMaps"),
			Map.entry(GET_VENDOR_DEVICE_INFO, "GetVendorDeviceInfo"),
			Map.entry(GET_RESIZED_IMAGE_OBJECT, "GetResizedImageObject"),
			Map.entry(GET_FILESYSTEM_MANIFEST, "GetFilesystemManifest"),
			Map.entry(GET_STREAM_INFO, "GetStreamInfo"),
			Map.entry(GET_STREAM, "GetStream"),
			Map.entry(GET_SERVICE_IDS, "GetServiceIDs"),
			Map.entry(GET_SERVICE_INFO, "GetServiceInfo"),
			Map.entry(GET_SERVICE_CAPABILITIES, "GetServiceCapabilities"),
			Map.entry(GET_SERVICE_PROP_DESC, "GetServicePropDesc"),
			Map.entry(GET_SERVICE_PROP_LIST, "GetServicePropList"),
			Map.entry(SET_SERVICE_PROP_LIST, "SetServicePropList"),
			Map.entry(UPDATE_OBJECT_PROP_LIST, "UpdateObjectPropList"),
			Map.entry(DELETE_OBJECT_PROP_LIST, "DeleteObjectPropList"),
			Map.entry(DELETE_SERVICE_PROP_LIST, "DeleteServicePropList"),
			Map.entry(GET_FORMAT_CAPABILITIES, "GetFormatCapabilities"),
			Map.entry(GET_PARTIAL_OBJECT64, "GetPartialObject64"),
			Map.entry(SEND_PARTIAL_OBJECT, "SendPartialObject"),
			Map.entry(TRUNCATE_OBJECT, "TruncateObject"),
			Map.entry(BEGIN_EDIT_OBJECT, "BeginEditObject"),
			Map.entry(END_EDIT_OBJECT, "EndEditObject"),
			Map.entry(GET_OBJECT_PROPS_SUPPORTED, "GetObjectPropsSupported"),
			Map.entry(GET_OBJECT_PROP_DESC, "GetObjectPropDesc"),
			Map.entry(GET_OBJECT_PROP_VALUE, "GetObjectPropValue"),
			Map.entry(SET_OBJECT_PROP_VALUE, "SetObjectPropValue"),
			Map.entry(GET_OBJECT_PROP_LIST, "GetObjectPropList"),
			Map.entry(SET_OBJECT_PROP_LIST, "SetObjectPropList"),
			Map.entry(GET_INTERDEPENDENT_PROP_DESC, "GetInterdependentPropDesc"),
			Map.entry(SEND_OBJECT_PROP_LIST, "SendObjectPropList"),
			Map.entry(GET_OBJECT_REFERENCES, "GetObjectReferences"),
			Map.entry(SET_OBJECT_REFERENCES, "SetObjectReferences"),
			Map.entry(SKIP, "Skip")));

	private static final Set<Integer> DATA_OUT = Set.of(SEND_OBJECT_INFO, SEND_OBJECT, SET_DEVICE_PROP_VALUE,
			SET_SERVICE_PROP_LIST, UPDATE_OBJECT_PROP_LIST, DELETE_OBJECT_PROP_LIST, DELETE_SERVICE_PROP_LIST,
			SEND_PARTIAL_OBJECT, SET_OBJECT_PROP_VALUE, SET_OBJECT_PROP_LIST, SEND_OBJECT_PROP_LIST, SET_OBJECT_REFERENCES);

	private static final Set<Integer> NO_DATA = Set.of(OPEN_SESSION, CLOSE_SESSION, GET_NUM_OBJECTS, DELETE_OBJECT,
			INITIATE_CAPTURE, FORMAT_STORE, RESET_DEVICE, SELF_TEST, SET_OBJECT_PROTECTION, POWER_DOWN,
			RESET_DEVICE_PROP_VALUE, TERMINATE_OPEN_CAPTURE, MOVE_OBJECT, COPY_OBJECT, INITIATE_OPEN_CAPTURE,
			START_ENUM_HANDLES, STOP_ENUM_HANDLES, TRUNCATE_OBJECT, BEGIN_EDIT_OBJECT, END_EDIT_OBJECT, SKIP);

	private OperationCode() {
	}

	/**
	 * Tells whether an operation has data, and which way it goes. Only one with data can be cancelled once it was sent
	 * (contract 7.4).
	 *
	 * @param code the operation's code.
	 * @return its data phase, empty for a code not listed here.
	 */
	public static Optional<DataPhase> dataPhase(int code) {
		if (!NAMES.knows(code)) {
			return Optional.empty();
		}
		return Optional.of(NO_DATA.contains(code) ? DataPhase.NONE
				: DATA_OUT.contains(code) ? DataPhase.DATA_OUT : DataPhase.DATA_IN);
	}

	/**
	 * Answers the standard's name of a code.
	 *
	 * @param code the code, an unsigned 16-bit integer.
	 * @return its name, or for a code not listed here its number in the form {@code 0x9ABC}; never {@code null}.
	 */
	public static String name(int code) {
		return NAMES.name(code);
	}

	/**
	 * Finds a code by its name or its number.
	 *
	 * @param text a name as {@link #name} answers it, in any case and with or without its underscores, or a number in
	 *        decimal or, after {@code 0x}, in hexadecimal notation.
	 * @return the code, empty when the text is neither.
	 */
	public static OptionalInt parse(String text) {
		return NAMES.parse(text);
	}

}
