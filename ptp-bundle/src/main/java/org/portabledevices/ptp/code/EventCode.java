package org.portabledevices.ptp.code;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Event codes of PTP, MTP 1.1 and MTP Device Services.
 * <p>
 * The set is open: vendors add codes, and a code that is not listed here stays the number it is.
 * ISO 15740:2013, MTP 1.1 appendix G.
 */
public final class EventCode {

	/** Not said. */
	public static final int UNDEFINED = 0x4000;

	/** The responder cancels the transaction whose ID the event carries. */
	public static final int CANCEL_TRANSACTION = 0x4001;

	/** Parameter: object handle. */
	public static final int OBJECT_ADDED = 0x4002;

	/** Parameter: object handle. */
	public static final int OBJECT_REMOVED = 0x4003;

	/** Parameter: storage ID. */
	public static final int STORE_ADDED = 0x4004;

	/** Parameter: storage ID. */
	public static final int STORE_REMOVED = 0x4005;

	/** Parameter: property code. */
	public static final int DEVICE_PROP_CHANGED = 0x4006;

	/** Parameter: object handle. */
	public static final int OBJECT_INFO_CHANGED = 0x4007;

	/** The DeviceInfo dataset changed. */
	public static final int DEVICE_INFO_CHANGED = 0x4008;

	/** Parameter: object handle. */
	public static final int REQUEST_OBJECT_TRANSFER = 0x4009;

	/** Parameter: storage ID. */
	public static final int STORE_FULL = 0x400A;

	/** The device was reset. */
	public static final int DEVICE_RESET = 0x400B;

	/** Parameter: storage ID. */
	public static final int STORAGE_INFO_CHANGED = 0x400C;

	/** Parameter: transaction ID of the capture. */
	public static final int CAPTURE_COMPLETE = 0x400D;

	/** Something changed that the device could not report. */
	public static final int UNREPORTED_STATUS = 0x400E;

	/** MTP Device Services: parameter: service ID. */
	public static final int SERVICE_ADDED = 0xC301;

	/** MTP Device Services: parameter: service ID. */
	public static final int SERVICE_REMOVED = 0xC302;

	/** MTP Device Services: a service property changed. */
	public static final int SERVICE_PROP_CHANGED = 0xC303;

	/** MTP Device Services: a method completed. */
	public static final int METHOD_COMPLETE = 0xC304;

	/** MTP: parameters: object handle, property code. */
	public static final int OBJECT_PROP_CHANGED = 0xC801;

	/** MTP: parameters: property code, object format. */
	public static final int OBJECT_PROP_DESC_CHANGED = 0xC802;

	/** MTP: parameter: object handle. */
	public static final int OBJECT_REFERENCES_CHANGED = 0xC803;

	private static final CodeNames NAMES = new CodeNames(Map.ofEntries( //
			Map.entry(UNDEFINED, "Undefined"),
			Map.entry(CANCEL_TRANSACTION, "CancelTransaction"),
			Map.entry(OBJECT_ADDED, "ObjectAdded"),
			Map.entry(OBJECT_REMOVED, "ObjectRemoved"),
			Map.entry(STORE_ADDED, "StoreAdded"),
			Map.entry(STORE_REMOVED, "StoreRemoved"),
			Map.entry(DEVICE_PROP_CHANGED, "DevicePropChanged"),
			Map.entry(OBJECT_INFO_CHANGED, "ObjectInfoChanged"),
			Map.entry(DEVICE_INFO_CHANGED, "DeviceInfoChanged"),
			Map.entry(REQUEST_OBJECT_TRANSFER, "RequestObjectTransfer"),
			Map.entry(STORE_FULL, "StoreFull"),
			Map.entry(DEVICE_RESET, "DeviceReset"),
			Map.entry(STORAGE_INFO_CHANGED, "StorageInfoChanged"),
			Map.entry(CAPTURE_COMPLETE, "CaptureComplete"),
			Map.entry(UNREPORTED_STATUS, "UnreportedStatus"),
			Map.entry(SERVICE_ADDED, "ServiceAdded"),
			Map.entry(SERVICE_REMOVED, "ServiceRemoved"),
			Map.entry(SERVICE_PROP_CHANGED, "ServicePropChanged"),
			Map.entry(METHOD_COMPLETE, "MethodComplete"),
			Map.entry(OBJECT_PROP_CHANGED, "ObjectPropChanged"),
			Map.entry(OBJECT_PROP_DESC_CHANGED, "ObjectPropDescChanged"),
			Map.entry(OBJECT_REFERENCES_CHANGED, "ObjectReferencesChanged")));

	private EventCode() {
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
