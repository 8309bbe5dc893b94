package org.portabledevices.fuzz;

import java.util.List;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.responder.MtpObjects;

/** The MTP half of the device. */
final class CheckedMtpObjects implements MtpObjects {
	private static final int OBJECT_SIZE = 0xDC04;
	private final CheckedDevice device;

	CheckedMtpObjects(CheckedDevice device) {
		this.device = device;
	}

	@Override
	public List<Integer> objectPropsSupported(int format) {
		return List.of(OBJECT_SIZE);
	}

	@Override
	public PtpValue objectPropValue(int handle, int property) throws ResponseException {
		if (property != OBJECT_SIZE) {
			throw new ResponseException(ResponseCode.INVALID_OBJECT_PROP_CODE);
		}
		return PtpValue.of(DataTypeCode.UINT64, device.objectInfo(handle).compressedSize());
	}

	@Override
	public int[] objectReferences(int handle) throws ResponseException {
		device.objectInfo(handle);
		return new int[]{ CheckedDevice.SMALL };
	}

	@Override
	public void setObjectReferences(int handle, int... references) throws ResponseException {
		for (int reference : references) {
			device.objectInfo(reference);
		}
	}

	@Override
	public void skip(int count) throws ResponseException {
		if (count == 0) {
			throw new ResponseException(ResponseCode.INVALID_PARAMETER);
		}
	}
}
