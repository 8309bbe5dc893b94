package org.portabledevices.impl.connection;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.operation.PtpOperations;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.wpd.DeviceIds;

/** Which device is at the other end, by what it says of itself. */
final class Identity {

	private Identity() {
	}

	/**
	 * Says which device it is; asks it for its friendly name, if it has one, and waits for the answer. The name that it was given counts more than the one it
	 * introduced itself with, which may be any.
	 */
	static PortableDevice device(DeviceInfo info, PtpSession session, PtpOperations operations, String address) throws PtpException {
		String name = friendlyName(info, operations);
		if (name.isBlank()) {
			name = session.peerName();
		}
		if (name.isBlank()) {
			name = info.model().isBlank() ? address : info.model();
		}
		return PortableDevice.builder(id(info, address), name.strip()).manufacturer(info.manufacturer()).model(info.model())
				.serialNumber(info.serialNumber()).firmwareVersion(info.deviceVersion()).build();
	}

	/** The ID by which the same device is known again. */
	private static String id(DeviceInfo info, String address) {
		// devices without a serial number, or with one of zeros, differ by where they are
		String serial = info.serialNumber().chars().allMatch(c -> c == '0' || Character.isWhitespace(c)) ? address : info.serialNumber();
		return DeviceIds.of(info.manufacturer(), info.model(), serial);
	}

	private static String friendlyName(DeviceInfo info, PtpOperations operations) throws PtpException {
		if (!info.supports(OperationCode.GET_DEVICE_PROP_VALUE)
				|| !info.devicePropertiesSupported().contains(DevicePropCode.DEVICE_FRIENDLY_NAME)) {
			return "";
		}
		try {
			return operations.getDevicePropValue(DevicePropCode.DEVICE_FRIENDLY_NAME, DataTypeCode.STRING)
					.asString();
		} catch (ResponseException e) {
			return ""; // there are devices that list it and do not have it
		}
	}
}
