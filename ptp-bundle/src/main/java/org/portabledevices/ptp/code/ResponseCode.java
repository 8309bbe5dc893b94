package org.portabledevices.ptp.code;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Response codes of PTP, MTP 1.1 and MTP Device Services.
 * <p>
 * The set is open: vendors add codes, and a code that is not listed here stays the number it is.
 * ISO 15740:2013, MTP 1.1 appendix F.
 */
public final class ResponseCode {

	/** Not said. */
	public static final int UNDEFINED = 0x2000;

	/** The operation succeeded. */
	public static final int OK = 0x2001;

	/** The operation failed for a reason that no other code names. */
	public static final int GENERAL_ERROR = 0x2002;

	/** No session is open. */
	public static final int SESSION_NOT_OPEN = 0x2003;

	/** The transaction ID is not acceptable. */
	public static final int INVALID_TRANSACTION_ID = 0x2004;

	/** The device does not offer the operation. */
	public static final int OPERATION_NOT_SUPPORTED = 0x2005;

	/** A parameter that the device does not use is not 0. */
	public static final int PARAMETER_NOT_SUPPORTED = 0x2006;

	/** Not all data arrived. */
	public static final int INCOMPLETE_TRANSFER = 0x2007;

	/** No such storage. */
	public static final int INVALID_STORAGE_ID = 0x2008;

	/** No such object. */
	public static final int INVALID_OBJECT_HANDLE = 0x2009;

	/** The device does not have the property. */
	public static final int DEVICE_PROP_NOT_SUPPORTED = 0x200A;

	/** The device does not know the object format. */
	public static final int INVALID_OBJECT_FORMAT_CODE = 0x200B;

	/** The storage is full. */
	public static final int STORE_FULL = 0x200C;

	/** The object is protected. */
	public static final int OBJECT_WRITE_PROTECTED = 0x200D;

	/** The storage cannot be written. */
	public static final int STORE_READ_ONLY = 0x200E;

	/** Access denied. */
	public static final int ACCESS_DENIED = 0x200F;

	/** The object has no thumbnail. */
	public static final int NO_THUMBNAIL_PRESENT = 0x2010;

	/** The self test failed. */
	public static final int SELF_TEST_FAILED = 0x2011;

	/** Only some of the objects were deleted. */
	public static final int PARTIAL_DELETION = 0x2012;

	/** The storage is not there now. */
	public static final int STORE_NOT_AVAILABLE = 0x2013;

	/** The device cannot select by object format. */
	public static final int SPECIFICATION_BY_FORMAT_UNSUPPORTED = 0x2014;

	/** SendObject without a SendObjectInfo before it. */
	public static final int NO_VALID_OBJECT_INFO = 0x2015;

	/** The code has the wrong form. */
	public static final int INVALID_CODE_FORMAT = 0x2016;

	/** Vendor code not known. */
	public static final int UNKNOWN_VENDOR_CODE = 0x2017;

	/** The capture had ended already. */
	public static final int CAPTURE_ALREADY_TERMINATED = 0x2018;

	/** The device is busy. */
	public static final int DEVICE_BUSY = 0x2019;

	/** The parent is not a folder of that storage. */
	public static final int INVALID_PARENT_OBJECT = 0x201A;

	/** The value has the wrong form for the property. */
	public static final int INVALID_DEVICE_PROP_FORMAT = 0x201B;

	/** The property does not accept the value. */
	public static final int INVALID_DEVICE_PROP_VALUE = 0x201C;

	/** A parameter is not acceptable. */
	public static final int INVALID_PARAMETER = 0x201D;

	/** A session is open already; parameter: its ID. */
	public static final int SESSION_ALREADY_OPEN = 0x201E;

	/** The transaction was cancelled: the confirmation of a cancel. */
	public static final int TRANSACTION_CANCELLED = 0x201F;

	/** The device chooses the place itself. */
	public static final int SPECIFICATION_OF_DESTINATION_UNSUPPORTED = 0x2020;

	/** PTP 1.1: no such listing. */
	public static final int INVALID_ENUM_HANDLE = 0x2021;

	/** PTP 1.1: no stream is enabled. */
	public static final int NO_STREAM_ENABLED = 0x2022;

	/** PTP 1.1: the dataset is malformed. PTP calls it Invalid_DataSet, as MTP calls 0xA806. */
	public static final int PTP_INVALID_DATA_SET = 0x2023;

	/** MTP Device Services: no such service. */
	public static final int INVALID_SERVICE_ID = 0xA301;

	/** MTP Device Services: no such service property. */
	public static final int INVALID_SERVICE_PROP_CODE = 0xA302;

	/** MTP: no such object property. */
	public static final int INVALID_OBJECT_PROP_CODE = 0xA801;

	/** MTP: wrong form of an object property. */
	public static final int INVALID_OBJECT_PROP_FORMAT = 0xA802;

	/** MTP: the object property does not accept the value. */
	public static final int INVALID_OBJECT_PROP_VALUE = 0xA803;

	/** MTP: no such object reference. */
	public static final int INVALID_OBJECT_REFERENCE = 0xA804;

	/** MTP: property groups are not supported. */
	public static final int GROUP_NOT_SUPPORTED = 0xA805;

	/** MTP: the dataset is malformed. */
	public static final int INVALID_DATASET = 0xA806;

	/** MTP: the device cannot select by group. */
	public static final int SPECIFICATION_BY_GROUP_UNSUPPORTED = 0xA807;

	/** MTP: the device cannot select by depth. */
	public static final int SPECIFICATION_BY_DEPTH_UNSUPPORTED = 0xA808;

	/** MTP: the object does not fit the file system. */
	public static final int OBJECT_TOO_LARGE = 0xA809;

	/** MTP: the object does not have the property. */
	public static final int OBJECT_PROP_NOT_SUPPORTED = 0xA80A;

	private static final CodeNames NAMES = new CodeNames(Map.ofEntries( //
			Map.entry(UNDEFINED, "Undefined"),
			Map.entry(OK, "OK"),
			Map.entry(GENERAL_ERROR, "General_Error"),
			Map.entry(SESSION_NOT_OPEN, "Session_Not_Open"),
			Map.entry(INVALID_TRANSACTION_ID, "Invalid_TransactionID"),
			Map.entry(OPERATION_NOT_SUPPORTED, "Operation_Not_Supported"),
			Map.entry(PARAMETER_NOT_SUPPORTED, "Parameter_Not_Supported"),
			Map.entry(INCOMPLETE_TRANSFER, "Incomplete_Transfer"),
			Map.entry(INVALID_STORAGE_ID, "Invalid_StorageID"),
			Map.entry(INVALID_OBJECT_HANDLE, "Invalid_ObjectHandle"),
			Map.entry(DEVICE_PROP_NOT_SUPPORTED, "DeviceProp_Not_Supported"),
			Map.entry(INVALID_OBJECT_FORMAT_CODE, "Invalid_ObjectFormatCode"),
			Map.entry(STORE_FULL, "Store_Full"),
			Map.entry(OBJECT_WRITE_PROTECTED, "Object_WriteProtected"),
			Map.entry(STORE_READ_ONLY, "Store_Read-Only"),
			Map.entry(ACCESS_DENIED, "Access_Denied"),
			Map.entry(NO_THUMBNAIL_PRESENT, "No_Thumbnail_Present"),
			Map.entry(SELF_TEST_FAILED, "SelfTest_Failed"),
			Map.entry(PARTIAL_DELETION, "Partial_Deletion"),
			Map.entry(STORE_NOT_AVAILABLE, "Store_Not_Available"),
			Map.entry(SPECIFICATION_BY_FORMAT_UNSUPPORTED, "Specification_By_Format_Unsupported"),
			Map.entry(NO_VALID_OBJECT_INFO, "No_Valid_ObjectInfo"),
			Map.entry(INVALID_CODE_FORMAT, "Invalid_Code_Format"),
			Map.entry(UNKNOWN_VENDOR_CODE, "Unknown_Vendor_Code"),
			Map.entry(CAPTURE_ALREADY_TERMINATED, "Capture_Already_Terminated"),
			Map.entry(DEVICE_BUSY, "Device_Busy"),
			Map.entry(INVALID_PARENT_OBJECT, "Invalid_ParentObject"),
			Map.entry(INVALID_DEVICE_PROP_FORMAT, "Invalid_DeviceProp_Format"),
			Map.entry(INVALID_DEVICE_PROP_VALUE, "Invalid_DeviceProp_Value"),
			Map.entry(INVALID_PARAMETER, "Invalid_Parameter"),
			Map.entry(SESSION_ALREADY_OPEN, "Session_Already_Open"),
			Map.entry(TRANSACTION_CANCELLED, "Transaction_Cancelled"),
			Map.entry(SPECIFICATION_OF_DESTINATION_UNSUPPORTED, "Specification_of_Destination_Unsupported"),
			Map.entry(INVALID_ENUM_HANDLE, "Invalid_EnumHandle"),
			Map.entry(NO_STREAM_ENABLED, "No_Stream_Enabled"),
			Map.entry(PTP_INVALID_DATA_SET, "PTP_Invalid_DataSet"),
			Map.entry(INVALID_SERVICE_ID, "Invalid_ServiceID"),
			Map.entry(INVALID_SERVICE_PROP_CODE, "Invalid_ServicePropCode"),
			Map.entry(INVALID_OBJECT_PROP_CODE, "Invalid_ObjectPropCode"),
			Map.entry(INVALID_OBJECT_PROP_FORMAT, "Invalid_ObjectProp_Format"),
			Map.entry(INVALID_OBJECT_PROP_VALUE, "Invalid_ObjectProp_Value"),
			Map.entry(INVALID_OBJECT_REFERENCE, "Invalid_ObjectReference"),
			Map.entry(GROUP_NOT_SUPPORTED, "Group_Not_Supported"),
			Map.entry(INVALID_DATASET, "Invalid_Dataset"),
			Map.entry(SPECIFICATION_BY_GROUP_UNSUPPORTED, "Specification_By_Group_Unsupported"),
			Map.entry(SPECIFICATION_BY_DEPTH_UNSUPPORTED, "Specification_By_Depth_Unsupported"),
			Map.entry(OBJECT_TOO_LARGE, "Object_Too_Large"),
			Map.entry(OBJECT_PROP_NOT_SUPPORTED, "ObjectProp_Not_Supported")));

	private ResponseCode() {
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
