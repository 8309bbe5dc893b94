package org.portabledevices.bench;

import java.nio.ByteBuffer;
import java.util.List;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.StorageInfo;
import org.portabledevices.ptp.responder.ObjectContent;
import org.portabledevices.ptp.responder.ResponderDevice;

/** A device with one storage and one object of zeros, of any size. */
public record OneObject(long size, String serialNumber) implements ResponderDevice {

	static final int STORAGE = 0x0001_0001;
	public static final int OBJECT = 1;

	@Override
	public DeviceInfo deviceInfo() {
		return new DeviceInfo(100, 0, 0, "", 0,
				List.of(OperationCode.GET_DEVICE_INFO, OperationCode.OPEN_SESSION, OperationCode.CLOSE_SESSION,
						OperationCode.GET_STORAGE_IDS,
						OperationCode.GET_STORAGE_INFO, OperationCode.GET_NUM_OBJECTS, OperationCode.GET_OBJECT_HANDLES,
						OperationCode.GET_OBJECT_INFO, OperationCode.GET_OBJECT),
				List.of(), List.of(), List.of(), List.of(ObjectFormatCode.UNDEFINED), "Bench", "One object", "1.0", serialNumber);
	}

	@Override
	public int[] storageIds() {
		return new int[]{ STORAGE };
	}

	@Override
	public StorageInfo storageInfo(int storageId) {
		return new StorageInfo(4, 3, 1, size, 0, 0, "Bench", "BENCH");
	}

	@Override
	public int[] objectHandles(int storageId, int format, int parent) {
		return new int[]{ OBJECT };
	}

	@Override
	public ObjectInfo objectInfo(int handle) throws ResponseException {
		check(handle);
		return ObjectInfo.ofFile(ObjectFormatCode.UNDEFINED, size, "ZEROS.BIN").at(STORAGE, 0);
	}

	@Override
	public ObjectContent openObject(int handle) throws ResponseException {
		check(handle);
		ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
		return new ObjectContent() {
			@Override
			public long length() {
				return size;
			}

			@Override
			public int read(long position, ByteBuffer target) {
				int count = (int) Math.min(Math.min(target.remaining(), zeros.capacity()), size - position);
				target.put(zeros.duplicate().limit(count));
				return count;
			}
		};
	}

	private static void check(int handle) throws ResponseException {
		if (handle != OBJECT) {
			throw new ResponseException(ResponseCode.INVALID_OBJECT_HANDLE);
		}
	}
}
