package org.portabledevices.ptp.operation;

import java.time.Duration;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.dataset.DevicePropDesc;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.dataset.StorageInfo;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.DataReceiver;
import org.portabledevices.ptp.initiator.DataSource;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.PtpTransaction;
import org.portabledevices.ptp.initiator.TransactionResult;

/**
 * The operations of PTP, one method for each of ISO 15740:2013 clause 10 from 0x1001 to 0x101C, in the order of their
 * numbers. What others add has classes of its own: {@link #ptp11()}, {@link #mtp()}, {@link #android()}, {@link #deviceServices()};
 * any other operation goes through {@link #execute(int, int...)}, {@link #receive} and {@link #send}. What holds for every
 * method is told at {@link SessionOperations}.
 */
public final class PtpOperations extends SessionOperations<PtpOperations> {
	/** In place of a storage ID: all storages. */
	public static final int ALL_STORAGES = 0xFFFF_FFFF;
	/** In place of an object format code: all formats. */
	public static final int ALL_FORMATS = 0;
	/** In place of a parent: all objects, whatever their parent. */
	public static final int ALL_OBJECTS = 0;
	/** In place of a parent: the objects without one. */
	public static final int ROOT = 0xFFFF_FFFF;

	/**
	 * Where the device will put an object. What a device leaves away of its response is 0.
	 *
	 * @param storageId the storage.
	 * @param parent the folder's handle; 0 or {@link PtpOperations#ROOT} for none.
	 * @param handle the handle that the object will have.
	 */
	public record Placement(int storageId, int parent, int handle) {
	}

	/**
	 * Makes the operations of a session that nobody will cancel.
	 *
	 * @param session the session.
	 */
	public PtpOperations(PtpSession session) {
		this(session, null, null);
	}

	private PtpOperations(PtpSession session, Cancellation cancellation, Duration silence) {
		super(session, cancellation, silence);
	}

	@Override
	PtpOperations make(PtpSession session, Cancellation cancellation, Duration silence) {
		return new PtpOperations(session, cancellation, silence);
	}

	/**
	 * Answers the operations that version 1.1 adds, with the cancellation and the limit of these.
	 *
	 * @return the operations.
	 */
	public Ptp11Operations ptp11() {
		return like(new Ptp11Operations(session()));
	}

	/**
	 * Answers the operations of MTP, with the cancellation and the limit of these.
	 *
	 * @return the operations.
	 */
	public MtpOperations mtp() {
		return like(new MtpOperations(session()));
	}

	/**
	 * Answers the operations of Android, with the cancellation and the limit of these.
	 *
	 * @return the operations.
	 */
	public AndroidOperations android() {
		return like(new AndroidOperations(session()));
	}

	/**
	 * Answers the operations of MTP Device Services, with the cancellation and the limit of these.
	 *
	 * @return the operations.
	 */
	public DeviceServiceOperations deviceServices() {
		return like(new DeviceServiceOperations(session()));
	}

	/**
	 * GetDeviceInfo, 0x1001; allowed before OpenSession. Data-in: DeviceInfo dataset.
	 *
	 * @return the dataset.
	 * @throws PtpException if it did not succeed.
	 */
	public DeviceInfo getDeviceInfo() throws PtpException {
		return DeviceInfo.decode(receiveDescription(OperationCode.GET_DEVICE_INFO));
	}

	/**
	 * OpenSession, 0x1002. It has no data phase: once sent it cannot be cancelled (contract 7.4).
	 *
	 * @param sessionId any number but 0.
	 * @throws PtpException if it did not succeed.
	 */
	public void openSession(int sessionId) throws PtpException {
		execute(OperationCode.OPEN_SESSION, sessionId);
	}

	/**
	 * CloseSession, 0x1003. The connection stays. It has no data phase: once sent it cannot be cancelled (contract 7.4).
	 *
	 * @throws PtpException if it did not succeed.
	 */
	public void closeSession() throws PtpException {
		execute(OperationCode.CLOSE_SESSION);
	}

	/**
	 * GetStorageIDs, 0x1004. Data-in: array of u32.
	 *
	 * @return the IDs.
	 * @throws PtpException if it did not succeed.
	 */
	public int[] getStorageIds() throws PtpException {
		return receiveU32Array(OperationCode.GET_STORAGE_IDS);
	}

	/**
	 * GetStorageInfo, 0x1005. Data-in: StorageInfo dataset.
	 *
	 * @param storageId the storage.
	 * @return the dataset.
	 * @throws PtpException if it did not succeed.
	 */
	public StorageInfo getStorageInfo(int storageId) throws PtpException {
		return StorageInfo.decode(receiveDescription(OperationCode.GET_STORAGE_INFO, storageId));
	}

	/**
	 * GetNumObjects, 0x1006. It has no data phase: once sent it cannot be cancelled (contract 7.4).
	 *
	 * @param storageId the storage, or {@link #ALL_STORAGES}.
	 * @param format the object format code, or {@link #ALL_FORMATS}.
	 * @param parent a folder's handle for its children, {@link #ROOT} or {@link #ALL_OBJECTS}.
	 * @return how many there are, an unsigned 32-bit integer.
	 * @throws PtpException if it did not succeed.
	 */
	public long getNumObjects(int storageId, int format, int parent) throws PtpException {
		return Integer.toUnsignedLong(execute(OperationCode.GET_NUM_OBJECTS, storageId, format, parent).parameter(0));
	}

	/**
	 * GetObjectHandles, 0x1007. Data-in: array of u32.
	 *
	 * @param storageId the storage, or {@link #ALL_STORAGES}.
	 * @param format the object format code, or {@link #ALL_FORMATS}.
	 * @param parent a folder's handle for its children, {@link #ROOT} or {@link #ALL_OBJECTS}.
	 * @return the handles.
	 * @throws PtpException if it did not succeed.
	 */
	public int[] getObjectHandles(int storageId, int format, int parent) throws PtpException {
		return receiveU32Array(OperationCode.GET_OBJECT_HANDLES, storageId, format, parent);
	}

	/**
	 * GetObjectInfo, 0x1008. Data-in: ObjectInfo dataset.
	 *
	 * @param handle the object.
	 * @return the dataset.
	 * @throws PtpException if it did not succeed.
	 */
	public ObjectInfo getObjectInfo(int handle) throws PtpException {
		return ObjectInfo.decode(receiveDescription(OperationCode.GET_OBJECT_INFO, handle));
	}

	/**
	 * Answers the size of an object, from its ObjectInfo or, for 4 GiB and more, from the MTP property ObjectSize.
	 *
	 * @param handle the object.
	 * @param info its ObjectInfo.
	 * @return its size in bytes.
	 * @throws PtpException if it did not succeed, or the size does not fit 63 bits.
	 */
	public long getObjectSize(int handle, ObjectInfo info) throws PtpException {
		if (info.compressedSize() != ObjectInfo.SIZE_TOO_LARGE) {
			return info.compressedSize();
		}
		byte[] value = receive(OperationCode.GET_OBJECT_PROP_VALUE, handle, ObjectPropCode.OBJECT_SIZE);
		try {
			// MTP lets a device describe its sizes as u32.
			return PtpValue.decode(value, value.length == 4 ? DataTypeCode.UINT32 : DataTypeCode.UINT64).asLong();
		} catch (ArithmeticException e) {
			throw new PtpFormatException("ObjectSize", "value", e.getMessage());
		}
	}

	/**
	 * GetObject, 0x1009. Data-in: the bytes of the object.
	 *
	 * @param handle the object.
	 * @param receiver takes its bytes.
	 * @return the result.
	 * @throws PtpException if it did not succeed.
	 */
	public TransactionResult getObject(int handle, DataReceiver receiver) throws PtpException {
		return execute(PtpTransaction.of(OperationCode.GET_OBJECT, handle).withDataIn(receiver));
	}

	/**
	 * GetThumb, 0x100A. Data-in: the bytes of the thumbnail.
	 *
	 * @param handle the object.
	 * @param receiver takes the bytes of its thumbnail.
	 * @return the result.
	 * @throws PtpException if it did not succeed.
	 */
	public TransactionResult getThumb(int handle, DataReceiver receiver) throws PtpException {
		return execute(PtpTransaction.of(OperationCode.GET_THUMB, handle).withDataIn(receiver));
	}

	/**
	 * DeleteObject, 0x100B. It has no data phase: once sent it cannot be cancelled (contract 7.4).
	 *
	 * @param handle the object, or 0xFFFFFFFF for all.
	 * @param format the object format code when all are deleted, else {@link #ALL_FORMATS}.
	 * @throws PtpException if it did not succeed.
	 */
	public void deleteObject(int handle, int format) throws PtpException {
		execute(OperationCode.DELETE_OBJECT, handle, format);
	}

	/**
	 * SendObjectInfo, 0x100C: announces the object that the next SendObject brings. Data-out: ObjectInfo dataset. An object of
	 * 4 GiB and more is announced as {@link ObjectInfo#SIZE_TOO_LARGE}; {@link MtpOperations#sendObjectPropList} tells its size.
	 *
	 * @param storageId where to put it, 0 for the device's choice.
	 * @param parent the folder's handle, {@link #ROOT}, or 0 for the device's choice.
	 * @param info describes it.
	 * @return where the device will put it.
	 * @throws PtpException if it did not succeed.
	 */
	public Placement sendObjectInfo(int storageId, int parent, ObjectInfo info) throws PtpException {
		TransactionResult result = send(OperationCode.SEND_OBJECT_INFO, info.encode(), storageId, parent);
		return new Placement(result.parameter(0), result.parameter(1), result.parameter(2));
	}

	/**
	 * SendObject, 0x100D: brings the object that SendObjectInfo or SendObjectPropList announced. Data-out: its bytes.
	 *
	 * @param source gives its bytes.
	 * @return the result.
	 * @throws PtpException if it did not succeed.
	 */
	public TransactionResult sendObject(DataSource source) throws PtpException {
		return execute(PtpTransaction.of(OperationCode.SEND_OBJECT).withDataOut(source));
	}

	/**
	 * InitiateCapture, 0x100E. Answered when the capture has begun; what it makes is told by events ObjectAdded, its end by
	 * CaptureComplete, from devices that do. It has no data phase: once sent it cannot be cancelled (contract 7.4).
	 *
	 * @param storageId where to put the objects, 0 for the device's choice.
	 * @param format the object format code, 0 for the device's choice.
	 * @return the result, whose transaction ID those events carry, from devices that fill it in.
	 * @throws PtpException if it did not succeed.
	 */
	public TransactionResult initiateCapture(int storageId, int format) throws PtpException {
		return execute(OperationCode.INITIATE_CAPTURE, storageId, format);
	}

	/**
	 * FormatStore, 0x100F: deletes everything on a storage. It has no data phase: once sent it cannot be cancelled (contract
	 * 7.4), and it may take long.
	 *
	 * @param storageId the storage.
	 * @param filesystemType the file system, u16 as in StorageInfo; 0 for the device's choice.
	 * @throws PtpException if it did not succeed.
	 */
	public void formatStore(int storageId, int filesystemType) throws PtpException {
		execute(OperationCode.FORMAT_STORE, storageId, filesystemType);
	}

	/**
	 * ResetDevice, 0x1010: puts the device into its initial state and closes its sessions; devices may close the connection
	 * too. It has no data phase: once sent it cannot be cancelled (contract 7.4).
	 *
	 * @throws PtpException if it did not succeed.
	 */
	public void resetDevice() throws PtpException {
		execute(OperationCode.RESET_DEVICE);
	}

	/**
	 * SelfTest, 0x1011. A test that fails is a {@link org.portabledevices.ptp.ResponseException} with code
	 * SelfTest_Failed, 0x2011. It has no data phase: once sent it cannot be cancelled (contract 7.4), and it may take long.
	 *
	 * @param testType u16: 0 the device's default, 0x8000 and above a vendor's.
	 * @throws PtpException if it did not succeed.
	 */
	public void selfTest(int testType) throws PtpException {
		execute(OperationCode.SELF_TEST, testType);
	}

	/**
	 * SetObjectProtection, 0x1012. It has no data phase: once sent it cannot be cancelled (contract 7.4).
	 *
	 * @param handle the object.
	 * @param protectionStatus u16: 0 none, 1 read only; MTP adds 0x8002 read-only data and 0x8003 non-transferable data.
	 * @throws PtpException if it did not succeed.
	 */
	public void setObjectProtection(int handle, int protectionStatus) throws PtpException {
		execute(OperationCode.SET_OBJECT_PROTECTION, handle, protectionStatus);
	}

	/**
	 * PowerDown, 0x1013: turns the device off. The connection is lost soon after the answer, or before it. It has no data
	 * phase: once sent it cannot be cancelled (contract 7.4).
	 *
	 * @throws PtpException if it did not succeed.
	 */
	public void powerDown() throws PtpException {
		execute(OperationCode.POWER_DOWN);
	}

	/**
	 * GetDevicePropDesc, 0x1014. Data-in: DevicePropDesc dataset.
	 *
	 * @param property the property's code.
	 * @return the dataset.
	 * @throws PtpException if it did not succeed.
	 */
	public DevicePropDesc getDevicePropDesc(int property) throws PtpException {
		return DevicePropDesc.decode(receiveDescription(OperationCode.GET_DEVICE_PROP_DESC, property));
	}

	/**
	 * GetDevicePropValue, 0x1015. Data-in: the value.
	 *
	 * @param property the property's code.
	 * @param dataType the code of its data type, from its DevicePropDesc.
	 * @return the value.
	 * @throws PtpException if it did not succeed.
	 */
	public PtpValue getDevicePropValue(int property, int dataType) throws PtpException {
		return PtpValue.decode(receive(OperationCode.GET_DEVICE_PROP_VALUE, property), dataType);
	}

	/**
	 * SetDevicePropValue, 0x1016. Data-out: the value.
	 *
	 * @param property the property's code.
	 * @param value the value, of the property's data type.
	 * @throws PtpException if it did not succeed.
	 */
	public void setDevicePropValue(int property, PtpValue value) throws PtpException {
		send(OperationCode.SET_DEVICE_PROP_VALUE, value.encode(), property);
	}

	/**
	 * ResetDevicePropValue, 0x1017. It has no data phase: once sent it cannot be cancelled (contract 7.4).
	 *
	 * @param property the property's code, or 0xFFFFFFFF for all.
	 * @throws PtpException if it did not succeed.
	 */
	public void resetDevicePropValue(int property) throws PtpException {
		execute(OperationCode.RESET_DEVICE_PROP_VALUE, property);
	}

	/**
	 * TerminateOpenCapture, 0x1018: ends what InitiateOpenCapture began. It has no data phase: once sent it cannot be
	 * cancelled (contract 7.4).
	 *
	 * @param transactionId the transaction ID of the InitiateOpenCapture, see {@link TransactionResult#transactionId()}.
	 * @throws PtpException if it did not succeed.
	 */
	public void terminateOpenCapture(int transactionId) throws PtpException {
		execute(OperationCode.TERMINATE_OPEN_CAPTURE, transactionId);
	}

	/**
	 * MoveObject, 0x1019: moves an object, a folder with all that is in it, and keeps its handle. It has no data phase: once
	 * sent it cannot be cancelled (contract 7.4).
	 *
	 * @param handle the object.
	 * @param storageId the storage to move it to.
	 * @param parent the folder's handle, 0 for none.
	 * @throws PtpException if it did not succeed.
	 */
	public void moveObject(int handle, int storageId, int parent) throws PtpException {
		execute(OperationCode.MOVE_OBJECT, handle, storageId, parent);
	}

	/**
	 * CopyObject, 0x101A: copies an object, a folder with all that is in it. It has no data phase: once sent it cannot be
	 * cancelled (contract 7.4).
	 *
	 * @param handle the object.
	 * @param storageId the storage to copy it to.
	 * @param parent the folder's handle, 0 for none.
	 * @return the handle of the copy; 0 from devices that do not tell.
	 * @throws PtpException if it did not succeed.
	 */
	public int copyObject(int handle, int storageId, int parent) throws PtpException {
		return execute(OperationCode.COPY_OBJECT, handle, storageId, parent).parameter(0);
	}

	/**
	 * GetPartialObject, 0x101B, or beyond 4 GiB, where its 32-bit offset does not reach, Android's GetPartialObject64,
	 * 0x95C1. Data-in: the bytes. A device without the latter answers it with Operation_Not_Supported; who has its
	 * DeviceInfo can look first.
	 *
	 * @param handle the object.
	 * @param offset where to begin, in bytes.
	 * @param length how many bytes at most, an unsigned 32-bit integer.
	 * @param receiver takes the bytes.
	 * @return the result; its {@link TransactionResult#transferredLength()} is less than asked for at the object's end.
	 * @throws PtpException if it did not succeed.
	 * @throws IllegalArgumentException if the offset is negative or the length does not fit 32 bits.
	 */
	public TransactionResult getPartialObject(int handle, long offset, long length, DataReceiver receiver)
			throws PtpException {
		if (offset > 0xFFFF_FFFFL) {
			return android().getPartialObject64(handle, offset, length, receiver);
		}
		return execute(PtpTransaction.of(OperationCode.GET_PARTIAL_OBJECT, handle, u32(offset), u32(length))
				.withDataIn(receiver));
	}

	/**
	 * InitiateOpenCapture, 0x101C: begins a capture that lasts until {@link #terminateOpenCapture}. What it makes is told by
	 * events ObjectAdded. It has no data phase: once sent it cannot be cancelled (contract 7.4).
	 *
	 * @param storageId where to put the objects, 0 for the device's choice.
	 * @param format the object format code, 0 for the device's choice.
	 * @return the result, whose transaction ID ends the capture.
	 * @throws PtpException if it did not succeed.
	 */
	public TransactionResult initiateOpenCapture(int storageId, int format) throws PtpException {
		return execute(OperationCode.INITIATE_OPEN_CAPTURE, storageId, format);
	}
}
