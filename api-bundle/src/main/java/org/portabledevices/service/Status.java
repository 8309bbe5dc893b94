package org.portabledevices.service;

import java.util.OptionalInt;

/**
 * A status code: an HRESULT. Codes that this API does not know are kept as they are. WPD: the error constants of {@code IPortableDeviceServiceMethods}.
 *
 * @param code the 32 bits of the code.
 */
public record Status(int code) {

	/** Success. */
	public static final Status S_OK = new Status(0);
	/** The invocation was cancelled by its client, an operator, or because the client went away. */
	public static final Status ERROR_CANCELLED = new Status(0x800704C7);
	/** Ended from below: the backend, the engine or the session was closed. */
	public static final Status ERROR_OPERATION_ABORTED = new Status(0x800703E3);
	/** A value is missing, or there is no such pending invocation. */
	public static final Status ERROR_NOT_FOUND = new Status(0x80070490);
	/** The service has no such method, or the invocation cannot be cancelled. */
	public static final Status ERROR_NOT_SUPPORTED = new Status(0x80070032);
	/** An argument is unknown, missing or outside what is allowed. */
	public static final Status E_INVALIDARG = new Status(0x80070057);
	/** A pointer is missing. */
	public static final Status E_POINTER = new Status(0x80004003);
	/** A value has another type. */
	public static final Status DISP_E_TYPEMISMATCH = new Status(0x80020005);
	/** Not allowed. */
	public static final Status ERROR_ACCESS_DENIED = new Status(0x80070005);
	/** Too much is open already. */
	public static final Status ERROR_BUSY = new Status(0x800700AA);
	/** No backend within the waiting time. */
	public static final Status ERROR_NOT_READY = new Status(0x80070015);
	/** The device is gone. */
	public static final Status ERROR_DEVICE_NOT_CONNECTED = new Status(0x8007048F);
	/** The deadline passed. */
	public static final Status ERROR_TIMEOUT = new Status(0x800705B4);
	/** A limit of the device or the transport passed. */
	public static final Status ERROR_SEM_TIMEOUT = new Status(0x80070079);
	/** The device or the backend failed, without saying more. */
	public static final Status ERROR_GEN_FAILURE = new Status(0x8007001F);
	/** Input or output failed. */
	public static final Status ERROR_IO_DEVICE = new Status(0x8007045D);
	/** The device is open already. */
	public static final Status E_WPD_DEVICE_ALREADY_OPENED = new Status(0x802A0001);
	/** The device is not open. */
	public static final Status E_WPD_DEVICE_NOT_OPEN = new Status(0x802A0002);
	/** The device does not answer. */
	public static final Status E_WPD_DEVICE_IS_HUNG = new Status(0x802A0006);
	/** The service is open already. */
	public static final Status E_WPD_SERVICE_ALREADY_OPENED = new Status(0x802A00C8);
	/** The service is closed, released, or leaving. */
	public static final Status E_WPD_SERVICE_NOT_OPEN = new Status(0x802A00C9);
	/** The object does not belong to an open service. */
	public static final Status E_WPD_OBJECT_NOT_ATTACHED_TO_SERVICE = new Status(0x802A00CB);
	/** The parameters do not stand in the order of their descriptions. */
	public static final Status E_WPD_SERVICE_BAD_PARAMETER_ORDER = new Status(0x802A00CC);

	private static final int RESPONSE_FACILITY = 0x80040000;

	/**
	 * Makes the status for an MTP response code: 0x8004NNNN, or {@link #S_OK} for OK.
	 *
	 * @param responseCode the response code, 0 to 0xFFFF, for example 0x2019 for Device_Busy.
	 * @return the status.
	 * @throws IllegalArgumentException if the code has more than 16 bits.
	 */
	public static Status ofResponseCode(int responseCode) {
		if (responseCode < 0 || responseCode > 0xFFFF) {
			throw new IllegalArgumentException("a response code has 16 bits, not 0x%X".formatted(responseCode));
		}
		return responseCode == 0x2001 ? S_OK : new Status(RESPONSE_FACILITY | responseCode);
	}

	/**
	 * Answers the MTP response code in this status.
	 *
	 * @return the response code of a status 0x8004NNNN with NNNN from 0x2000 on, empty for every other.
	 */
	public OptionalInt responseCode() {
		int low = code & 0xFFFF;
		return (code & 0xFFFF0000) == RESPONSE_FACILITY && low >= 0x2000 ? OptionalInt.of(low) : OptionalInt.empty();
	}

	/**
	 * Tells whether it stands for success.
	 *
	 * @return whether the severity bit is clear.
	 */
	public boolean isSuccess() {
		return code >= 0;
	}

	/**
	 * Tells the name.
	 *
	 * @return the constant's name, for example {@code ERROR_CANCELLED}; for an MTP response its name, for example {@code Device_Busy}; for what is unknown the
	 *         code as {@code 0x%08X}.
	 */
	public String name() {
		return StatusNames.name(this);
	}

	/**
	 * Says in words what it means.
	 *
	 * @return a short phrase, for example "the invocation was cancelled".
	 */
	public String words() {
		return StatusNames.words(this);
	}

	/** Answers name and code. */
	@Override
	public String toString() {
		String name = name();
		String number = "0x%08X".formatted(code);
		return name.equals(number) ? number : name + " (" + number + ")";
	}
}
