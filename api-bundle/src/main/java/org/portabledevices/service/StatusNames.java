package org.portabledevices.service;

import static java.util.Map.entry;

import java.util.Map;

/** Names and words of the codes that are known: WPD's HRESULTs, and the response codes of ISO 15740 and MTP 1.1. */
final class StatusNames {

	private record Entry(String name, String words) {
	}

	private static final Map<Integer, Entry> HRESULTS = Map.ofEntries(
			hresult(0, "S_OK", "success"),
			hresult(0x800704C7, "ERROR_CANCELLED", "the invocation was cancelled"),
			hresult(0x800703E3, "ERROR_OPERATION_ABORTED", "ended because the backend, the engine or the session was closed"),
			hresult(0x80070490, "ERROR_NOT_FOUND", "there is no such thing"),
			hresult(0x80070032, "ERROR_NOT_SUPPORTED", "this is not supported"),
			hresult(0x80070057, "E_INVALIDARG", "an argument is not allowed"),
			hresult(0x80004003, "E_POINTER", "an argument is missing"),
			hresult(0x80020005, "DISP_E_TYPEMISMATCH", "a value has the wrong type"),
			hresult(0x80070005, "ERROR_ACCESS_DENIED", "this is not allowed"),
			hresult(0x800700AA, "ERROR_BUSY", "too much is open already"),
			hresult(0x80070015, "ERROR_NOT_READY", "no device was there in time"),
			hresult(0x8007048F, "ERROR_DEVICE_NOT_CONNECTED", "the device is gone"),
			hresult(0x800705B4, "ERROR_TIMEOUT", "the deadline passed"),
			hresult(0x80070079, "ERROR_SEM_TIMEOUT", "a time limit passed"),
			hresult(0x8007001F, "ERROR_GEN_FAILURE", "the device or its backend failed"),
			hresult(0x8007045D, "ERROR_IO_DEVICE", "input or output failed"),
			hresult(0x802A0001, "E_WPD_DEVICE_ALREADY_OPENED", "the device is open already"),
			hresult(0x802A0002, "E_WPD_DEVICE_NOT_OPEN", "the device is not open"),
			hresult(0x802A0006, "E_WPD_DEVICE_IS_HUNG", "the device does not answer"),
			hresult(0x802A00C8, "E_WPD_SERVICE_ALREADY_OPENED", "the service is open already"),
			hresult(0x802A00C9, "E_WPD_SERVICE_NOT_OPEN", "the service is not open"),
			hresult(0x802A00CB, "E_WPD_OBJECT_NOT_ATTACHED_TO_SERVICE", "the object belongs to no open service"),
			hresult(0x802A00CC, "E_WPD_SERVICE_BAD_PARAMETER_ORDER", "the parameters are in the wrong order"));

	private static final Map<Integer, String> RESPONSES = Map.ofEntries(
			entry(0x2000, "Undefined"), entry(0x2002, "General_Error"), entry(0x2003, "Session_Not_Open"),
			entry(0x2004, "Invalid_TransactionID"),
			entry(0x2005, "Operation_Not_Supported"), entry(0x2006, "Parameter_Not_Supported"), entry(0x2007, "Incomplete_Transfer"),
			entry(0x2008, "Invalid_StorageID"), entry(0x2009, "Invalid_ObjectHandle"), entry(0x200A, "DeviceProp_Not_Supported"),
			entry(0x200B, "Invalid_ObjectFormatCode"), entry(0x200C, "Store_Full"), entry(0x200D, "Object_WriteProtected"),
			entry(0x200E, "Store_Read-Only"),
			entry(0x200F, "Access_Denied"), entry(0x2010, "No_Thumbnail_Present"), entry(0x2011, "SelfTest_Failed"),
			entry(0x2012, "Partial_Deletion"),
			entry(0x2013, "Store_Not_Available"), entry(0x2014, "Specification_By_Format_Unsupported"),
			entry(0x2015, "No_Valid_ObjectInfo"),
			entry(0x2016, "Invalid_Code_Format"), entry(0x2017, "Unknown_Vendor_Code"), entry(0x2018, "Capture_Already_Terminated"),
			entry(0x2019, "Device_Busy"), entry(0x201A, "Invalid_ParentObject"), entry(0x201B, "Invalid_DeviceProp_Format"),
			entry(0x201C, "Invalid_DeviceProp_Value"), entry(0x201D, "Invalid_Parameter"), entry(0x201E, "Session_Already_Open"),
			entry(0x201F, "Transaction_Cancelled"), entry(0x2020, "Specification_of_Destination_Unsupported"),
			entry(0xA301, "Invalid_ServiceID"),
			entry(0xA302, "Invalid_ServicePropCode"), entry(0xA801, "Invalid_ObjectPropCode"), entry(0xA802, "Invalid_ObjectProp_Format"),
			entry(0xA803, "Invalid_ObjectProp_Value"), entry(0xA804, "Invalid_ObjectReference"), entry(0xA805, "Group_Not_Supported"),
			entry(0xA806, "Invalid_Dataset"), entry(0xA807, "Specification_By_Group_Unsupported"),
			entry(0xA808, "Specification_By_Depth_Unsupported"),
			entry(0xA809, "Object_Too_Large"), entry(0xA80A, "ObjectProp_Not_Supported"));

	private StatusNames() {
	}

	static String name(Status status) {
		Entry known = HRESULTS.get(status.code());
		if (known != null) {
			return known.name();
		}
		String number = "0x%08X".formatted(status.code());
		return status.responseCode().isPresent() ? RESPONSES.getOrDefault(status.responseCode().getAsInt(), number) : number;
	}

	static String words(Status status) {
		Entry known = HRESULTS.get(status.code());
		if (known != null) {
			return known.words();
		}
		if (status.responseCode().isPresent()) {
			int response = status.responseCode().getAsInt();
			return "the device answered " + RESPONSES.getOrDefault(response, "0x%04X".formatted(response));
		}
		return status.isSuccess() ? "success" : "it failed";
	}

	private static Map.Entry<Integer, Entry> hresult(int code, String name, String words) {
		return entry(code, new Entry(name, words));
	}
}
