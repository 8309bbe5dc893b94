package org.portabledevices.ptp.operation;

import java.time.Duration;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.dataset.DatasetReader;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.dataset.DevicePropDesc;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.dataset.StorageInfo;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.DataReceiver;
import org.portabledevices.ptp.initiator.DataSource;
import org.portabledevices.ptp.initiator.LocalDataException;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.PtpTransaction;
import org.portabledevices.ptp.initiator.TransactionCancelledException;
import org.portabledevices.ptp.initiator.TransactionResult;

/**
 * The operations of PTP with types, each one transaction (see {@link OperationCode} for the numbers). Every method throws
 * {@link org.portabledevices.ptp.ResponseException} if the device answers anything but OK,
 * {@link TransactionCancelledException} if the transaction was cancelled, and what {@link PtpSession#execute} throws.
 * Datasets are kept in memory, {@value #MAXIMUM_DATASET_LENGTH} bytes at most; objects are streamed. Immutable, and as safe
 * for use by several threads as its session.
 */
public final class PtpOperations {
	/** The largest dataset that is accepted, in bytes: an array of 4 million object handles. */
	public static final int MAXIMUM_DATASET_LENGTH = 16 * 1024 * 1024;
	/** In place of a storage ID: all storages. */
	public static final int ALL_STORAGES = 0xFFFF_FFFF;
	/** In place of an object format code: all formats. */
	public static final int ALL_FORMATS = 0;
	/** In place of a parent: all objects, whatever their parent. */
	public static final int ALL_OBJECTS = 0;
	/** In place of a parent: the objects without one. */
	public static final int ROOT = 0xFFFF_FFFF;

	/**
	 * Where the device will put an object.
	 *
	 * @param storageId the storage.
	 * @param parent the folder's handle; 0 or {@link PtpOperations#ROOT} for none.
	 * @param handle the handle that the object will have.
	 */
	public record Placement(int storageId, int parent, int handle) {
	}

	private final PtpSession session;
	private final Cancellation cancellation;
	private final Duration silence;

	/**
	 * Makes the operations of a session that nobody will cancel.
	 *
	 * @param session the session.
	 */
	public PtpOperations(PtpSession session) {
		this(session, null, null);
	}

	private PtpOperations(PtpSession session, Cancellation cancellation, Duration silence) {
		this.session = session;
		this.cancellation = cancellation;
		this.silence = silence;
	}

	/**
	 * Answers these operations with a way to cancel them.
	 *
	 * @param stop cancels the operation that runs and those that follow.
	 * @return the operations, for use by one thread at a time.
	 */
	public PtpOperations with(Cancellation stop) {
		return new PtpOperations(session, stop, silence);
	}

	/**
	 * Answers these operations with a limit of their own for the device's silence.
	 *
	 * @param limit the longest time without a byte, positive.
	 * @return the operations.
	 */
	public PtpOperations withSilence(Duration limit) {
		return new PtpOperations(session, cancellation, limit);
	}

	/**
	 * Executes any transaction.
	 *
	 * @param transaction the transaction.
	 * @return its result, with response code OK.
	 * @throws PtpException if it did not succeed.
	 */
	public TransactionResult execute(PtpTransaction transaction) throws PtpException {
		PtpTransaction limited = silence == null || transaction.silence().isPresent() ? transaction
				: transaction.withSilence(silence);
		return session.execute(limited, cancellation == null ? new Cancellation() : cancellation).orThrow();
	}

	/**
	 * Executes an operation without data.
	 *
	 * @param operation the operation code.
	 * @param parameters at most five.
	 * @return its result, with response code OK.
	 * @throws PtpException if it did not succeed.
	 */
	public TransactionResult execute(int operation, int... parameters) throws PtpException {
		return execute(PtpTransaction.of(operation, parameters));
	}

	/**
	 * Executes an operation and keeps its data.
	 *
	 * @param operation the operation code.
	 * @param parameters at most five.
	 * @return the data, at most {@value #MAXIMUM_DATASET_LENGTH} bytes.
	 * @throws PtpException if it did not succeed.
	 * @throws LocalDataException if the device sends more.
	 */
	public byte[] receive(int operation, int... parameters) throws PtpException {
		BoundedReceiver data = new BoundedReceiver(MAXIMUM_DATASET_LENGTH);
		execute(PtpTransaction.of(operation, parameters).withDataIn(data));
		return data.toByteArray();
	}

	/**
	 * Executes an operation with a dataset for the device.
	 *
	 * @param operation the operation code.
	 * @param data the bytes.
	 * @param parameters at most five.
	 * @return its result, with response code OK.
	 * @throws PtpException if it did not succeed.
	 */
	public TransactionResult send(int operation, byte[] data, int... parameters) throws PtpException {
		return execute(PtpTransaction.of(operation, parameters).withDataOut(DataSource.of(data)));
	}

	/**
	 * GetDeviceInfo; allowed before OpenSession.
	 *
	 * @return the dataset.
	 * @throws PtpException if it did not succeed.
	 */
	public DeviceInfo getDeviceInfo() throws PtpException {
		return DeviceInfo.decode(receive(OperationCode.GET_DEVICE_INFO));
	}

	/**
	 * OpenSession.
	 *
	 * @param sessionId any number but 0.
	 * @throws PtpException if it did not succeed.
	 */
	public void openSession(int sessionId) throws PtpException {
		execute(OperationCode.OPEN_SESSION, sessionId);
	}

	/**
	 * CloseSession. The connection stays.
	 *
	 * @throws PtpException if it did not succeed.
	 */
	public void closeSession() throws PtpException {
		execute(OperationCode.CLOSE_SESSION);
	}

	/**
	 * GetStorageIDs.
	 *
	 * @return the IDs.
	 * @throws PtpException if it did not succeed.
	 */
	public int[] getStorageIds() throws PtpException {
		return handles(OperationCode.GET_STORAGE_IDS);
	}

	/**
	 * GetStorageInfo.
	 *
	 * @param storageId the storage.
	 * @return the dataset.
	 * @throws PtpException if it did not succeed.
	 */
	public StorageInfo getStorageInfo(int storageId) throws PtpException {
		return StorageInfo.decode(receive(OperationCode.GET_STORAGE_INFO, storageId));
	}

	/**
	 * GetNumObjects.
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
	 * GetObjectHandles.
	 *
	 * @param storageId the storage, or {@link #ALL_STORAGES}.
	 * @param format the object format code, or {@link #ALL_FORMATS}.
	 * @param parent a folder's handle for its children, {@link #ROOT} or {@link #ALL_OBJECTS}.
	 * @return the handles.
	 * @throws PtpException if it did not succeed.
	 */
	public int[] getObjectHandles(int storageId, int format, int parent) throws PtpException {
		return handles(OperationCode.GET_OBJECT_HANDLES, storageId, format, parent);
	}

	/**
	 * GetObjectInfo.
	 *
	 * @param handle the object.
	 * @return the dataset.
	 * @throws PtpException if it did not succeed.
	 */
	public ObjectInfo getObjectInfo(int handle) throws PtpException {
		return ObjectInfo.decode(receive(OperationCode.GET_OBJECT_INFO, handle));
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
			return PtpValue.decode(value, DataTypeCode.UINT64).asLong();
		} catch (ArithmeticException e) {
			throw new PtpFormatException("ObjectSize", "value", e.getMessage());
		}
	}

	/**
	 * GetObject.
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
	 * GetThumb.
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
	 * GetPartialObject.
	 *
	 * @param handle the object.
	 * @param offset where to begin, below 4 GiB.
	 * @param length how many bytes at most, an unsigned 32-bit integer.
	 * @param receiver takes the bytes.
	 * @return the result; its {@link TransactionResult#transferredLength()} is less than asked for at the object's end.
	 * @throws PtpException if it did not succeed.
	 * @throws IllegalArgumentException if offset or length does not fit 32 bits.
	 */
	public TransactionResult getPartialObject(int handle, long offset, long length, DataReceiver receiver)
			throws PtpException {
		return execute(PtpTransaction.of(OperationCode.GET_PARTIAL_OBJECT, handle, u32(offset), u32(length))
				.withDataIn(receiver));
	}

	/**
	 * DeleteObject. It has no data phase: once sent it cannot be cancelled (contract 7.4).
	 *
	 * @param handle the object, or 0xFFFFFFFF for all.
	 * @param format the object format code when all are deleted, else {@link #ALL_FORMATS}.
	 * @throws PtpException if it did not succeed.
	 */
	public void deleteObject(int handle, int format) throws PtpException {
		execute(OperationCode.DELETE_OBJECT, handle, format);
	}

	/**
	 * SendObjectInfo: announces the object that the next SendObject brings.
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
	 * SendObject: brings the object that SendObjectInfo announced.
	 *
	 * @param source gives its bytes.
	 * @return the result.
	 * @throws PtpException if it did not succeed.
	 */
	public TransactionResult sendObject(DataSource source) throws PtpException {
		return execute(PtpTransaction.of(OperationCode.SEND_OBJECT).withDataOut(source));
	}

	/**
	 * InitiateCapture. Answered when the capture has begun; what it makes is told by events ObjectAdded, its end by
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
	 * GetDevicePropDesc.
	 *
	 * @param property the property's code.
	 * @return the dataset.
	 * @throws PtpException if it did not succeed.
	 */
	public DevicePropDesc getDevicePropDesc(int property) throws PtpException {
		return DevicePropDesc.decode(receive(OperationCode.GET_DEVICE_PROP_DESC, property));
	}

	/**
	 * GetDevicePropValue.
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
	 * SetDevicePropValue.
	 *
	 * @param property the property's code.
	 * @param value the value, of the property's data type.
	 * @throws PtpException if it did not succeed.
	 */
	public void setDevicePropValue(int property, PtpValue value) throws PtpException {
		send(OperationCode.SET_DEVICE_PROP_VALUE, value.encode(), property);
	}

	/**
	 * ResetDevicePropValue.
	 *
	 * @param property the property's code, or 0xFFFFFFFF for all.
	 * @throws PtpException if it did not succeed.
	 */
	public void resetDevicePropValue(int property) throws PtpException {
		execute(OperationCode.RESET_DEVICE_PROP_VALUE, property);
	}

	private int[] handles(int operation, int... parameters) throws PtpException {
		return new DatasetReader(OperationCode.name(operation), receive(operation, parameters)).u32Array("array");
	}

	private static int u32(long value) {
		if (value < 0 || value > 0xFFFF_FFFFL) {
			throw new IllegalArgumentException(value + " does not fit 32 bits");
		}
		return (int) value;
	}
}
