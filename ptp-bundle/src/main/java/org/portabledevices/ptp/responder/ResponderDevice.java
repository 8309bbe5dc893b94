package org.portabledevices.ptp.responder;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.osgi.annotation.versioning.ConsumerType;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.dataset.DevicePropDesc;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.dataset.StorageInfo;

/**
 * A device that a responder serves. Called on the responder's command thread under no lock, one operation of an initiator
 * at a time; a new initiator may be served while the last call for one that went away has not returned yet, so a device must
 * be safe for use by several threads.
 * <p>
 * A method answers an error by throwing a {@link ResponseException} with the response code; any other exception is answered
 * General_Error and told to the {@link ResponderListener}. The responder itself answers for sessions, transaction IDs,
 * cancels, missing parameters, malformed datasets, and operations that {@link #deviceInfo()} does not list.
 * <p>
 * What may take long answers a {@link CompletionStage}: the response waits for it, and no thread of the device has to. It may
 * be completed on any thread; completed exceptionally it means what the exception thrown would mean. The initiator's next
 * operation waits, too, since a session has one transaction at a time, but its cancels and probes are served. A device that
 * heeds {@link ResponderTransaction#onCancel} completes with Transaction_Cancelled, or with what it did after all. When the
 * initiator goes away the responder no longer waits.
 * <p>
 * What MTP adds to objects is in {@link #mtpObjects()}.
 */
@ConsumerType
public interface ResponderDevice {
	/**
	 * Answers the DeviceInfo dataset. Called for each operation, so it should be at hand. Only operations it lists are served;
	 * GetDeviceInfo, OpenSession and CloseSession always are.
	 *
	 * @return the dataset.
	 */
	DeviceInfo deviceInfo();

	/**
	 * Tells that an initiator opened a session.
	 *
	 * @param events tells it of events, until the session is closed.
	 */
	default void sessionOpened(EventSink events) {
	}

	/**
	 * Tells that a session was closed, or its initiator went away.
	 *
	 * @param events what {@link #sessionOpened} got.
	 */
	default void sessionClosed(EventSink events) {
	}

	/**
	 * GetStorageIDs.
	 *
	 * @return the IDs.
	 * @throws ResponseException to answer an error.
	 */
	int[] storageIds() throws ResponseException;

	/**
	 * GetStorageInfo.
	 *
	 * @param storageId the storage.
	 * @return the dataset.
	 * @throws ResponseException Invalid_StorageID and others.
	 */
	StorageInfo storageInfo(int storageId) throws ResponseException;

	/**
	 * GetObjectHandles, and GetNumObjects.
	 *
	 * @param storageId the storage, 0xFFFFFFFF for all.
	 * @param format the object format code, 0 for all.
	 * @param parent a folder's handle for its children, 0xFFFFFFFF for objects without a parent, 0 for all objects.
	 * @return the handles.
	 * @throws ResponseException Invalid_StorageID, Invalid_ParentObject and others.
	 */
	int[] objectHandles(int storageId, int format, int parent) throws ResponseException;

	/**
	 * GetObjectInfo.
	 *
	 * @param handle the object.
	 * @return the dataset.
	 * @throws ResponseException Invalid_ObjectHandle and others.
	 */
	ObjectInfo objectInfo(int handle) throws ResponseException;

	/**
	 * GetObject and GetPartialObject: opens the bytes of an object. The responder closes them.
	 *
	 * @param handle the object.
	 * @return its bytes.
	 * @throws ResponseException Invalid_ObjectHandle and others.
	 * @throws IOException if they cannot be opened.
	 */
	ObjectContent openObject(int handle) throws ResponseException, IOException;

	/**
	 * GetThumb: opens the thumbnail of an object. The responder closes it.
	 *
	 * @param handle the object.
	 * @return its bytes.
	 * @throws ResponseException Invalid_ObjectHandle, No_Thumbnail_Present and others.
	 * @throws IOException if they cannot be opened.
	 */
	default ObjectContent openThumb(int handle) throws ResponseException, IOException {
		throw new ResponseException(ResponseCode.NO_THUMBNAIL_PRESENT);
	}

	/**
	 * DeleteObject.
	 *
	 * @param handle the object, 0xFFFFFFFF for all.
	 * @param format the object format code when all are deleted, 0 for all formats.
	 * @throws ResponseException Invalid_ObjectHandle, Object_WriteProtected, Partial_Deletion and others.
	 */
	default void deleteObject(int handle, int format) throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * SendObjectInfo: finds a place for an object. Its bytes come with the SendObject that follows, or never.
	 *
	 * @param storageId the storage, 0 for the device's choice.
	 * @param parent the folder's handle, 0xFFFFFFFF for none, 0 for the device's choice.
	 * @param info describes it.
	 * @return takes the bytes; folders are complete without any.
	 * @throws ResponseException Store_Full, Invalid_ParentObject and others.
	 */
	default IncomingObject sendObjectInfo(int storageId, int parent, ObjectInfo info) throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * InitiateCapture: begins a capture and returns. The device tells of each object and of the end with events ObjectAdded
	 * and CaptureComplete, which carry the transaction ID.
	 *
	 * @param storageId where to put the objects, 0 for the device's choice.
	 * @param format the object format code, 0 for the device's choice.
	 * @param transactionId the transaction, for the events.
	 * @throws ResponseException Device_Busy, Store_Full and others.
	 */
	default void initiateCapture(int storageId, int format, int transactionId) throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * GetDevicePropDesc, and GetDevicePropValue.
	 *
	 * @param property the property's code.
	 * @return the dataset.
	 * @throws ResponseException DeviceProp_Not_Supported and others.
	 */
	default DevicePropDesc devicePropDesc(int property) throws ResponseException {
		throw new ResponseException(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
	}

	/**
	 * SetDevicePropValue.
	 *
	 * @param property the property's code, one that {@link #devicePropDesc} describes as writable.
	 * @param value the value, of the property's data type.
	 * @throws ResponseException Invalid_DeviceProp_Value and others.
	 */
	default void setDevicePropValue(int property, PtpValue value) throws ResponseException {
		throw new ResponseException(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
	}

	/**
	 * ResetDevicePropValue.
	 *
	 * @param property the property's code, 0xFFFFFFFF for all.
	 * @throws ResponseException DeviceProp_Not_Supported and others.
	 */
	default void resetDevicePropValue(int property) throws ResponseException {
		throw new ResponseException(ResponseCode.DEVICE_PROP_NOT_SUPPORTED);
	}

	/**
	 * SetObjectProtection.
	 *
	 * @param handle the object.
	 * @param protection the protection status: 0 none, 1 read-only; MTP: 0x8002 read-only data, 0x8003 non-transferable data.
	 *        Others are answered Invalid_Parameter already.
	 * @throws ResponseException Invalid_ObjectHandle, Store_Read-Only and others.
	 */
	default void setObjectProtection(int handle, int protection) throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * MoveObject. A folder is moved with all that is in it.
	 *
	 * @param handle the object, which keeps its handle.
	 * @param storageId where to, never 0.
	 * @param parent the new folder's handle, 0 for none.
	 * @param transaction tells of a cancel.
	 * @return completed when the object is there.
	 * @throws ResponseException Invalid_ObjectHandle, Invalid_ParentObject, Store_Full and others.
	 */
	default CompletionStage<Void> moveObject(int handle, int storageId, int parent, ResponderTransaction transaction)
			throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * CopyObject.
	 *
	 * @param handle the object.
	 * @param storageId where to, never 0.
	 * @param parent the folder's handle, 0 for none.
	 * @param transaction tells of a cancel.
	 * @return completed with the handle of the copy.
	 * @throws ResponseException Invalid_ObjectHandle, Invalid_ParentObject, Store_Full and others.
	 */
	default CompletionStage<Integer> copyObject(int handle, int storageId, int parent, ResponderTransaction transaction)
			throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * FormatStore: everything in it is lost.
	 *
	 * @param storageId the storage, never 0.
	 * @param fileSystemType the file system type as in StorageInfo, 0 for the device's choice.
	 * @param transaction tells of a cancel.
	 * @return completed when the storage can be used.
	 * @throws ResponseException Invalid_StorageID, Store_Read-Only, Device_Busy and others.
	 */
	default CompletionStage<Void> formatStore(int storageId, int fileSystemType, ResponderTransaction transaction)
			throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * SelfTest.
	 *
	 * @param testType 0 the device's default; from 0x8000 on the vendor's.
	 * @param transaction tells of a cancel.
	 * @return completed when the test has passed; exceptionally with SelfTest_Failed when not.
	 * @throws ResponseException Device_Busy and others.
	 */
	default CompletionStage<Void> selfTest(int testType, ResponderTransaction transaction) throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * ResetDevice: the device takes its default state. The responder then closes the session that asked; the device tells the
	 * others, if it serves several, with the event DeviceReset.
	 *
	 * @throws ResponseException Device_Busy and others.
	 */
	default void resetDevice() throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * PowerDown: the device is about to turn itself off. After the response the responder closes the connections of the
	 * initiator that asked, and its {@link #sessionClosed} is the moment to go. Closing the responder in here would lose the
	 * response.
	 *
	 * @throws ResponseException Device_Busy and others.
	 */
	default void powerDown() throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * InitiateOpenCapture: begins a capture that lasts until it is terminated, and returns. The device tells of each object
	 * with the event ObjectAdded, which carries the transaction ID.
	 *
	 * @param storageId where to put the objects, 0 for the device's choice.
	 * @param format the object format code, 0 for the device's choice.
	 * @param transactionId the transaction, for the events, and for its end.
	 * @throws ResponseException Device_Busy, Store_Full and others.
	 */
	default void initiateOpenCapture(int storageId, int format, int transactionId) throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * TerminateOpenCapture. The device ends the capture with the event CaptureComplete only if it ends by itself.
	 *
	 * @param openCapture the transaction ID of the InitiateOpenCapture.
	 * @throws ResponseException Invalid_TransactionID for another one, Capture_Already_Terminated and others.
	 */
	default void terminateOpenCapture(int openCapture) throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * Answers what the device can do by MTP's operations on objects.
	 *
	 * @return the same each time; without it they are answered Operation_Not_Supported.
	 */
	default MtpObjects mtpObjects() {
		return MtpObjects.NONE;
	}

	/**
	 * Android: BeginEditObject. SendPartialObject and TruncateObject then go to what this answers; EndEditObject closes it.
	 *
	 * @param handle the object.
	 * @return changes it; the responder closes it, at the session's end at the latest.
	 * @throws ResponseException Invalid_ObjectHandle, Object_WriteProtected and others.
	 * @throws IOException if it cannot be changed.
	 */
	default ObjectEdit beginEdit(int handle) throws ResponseException, IOException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * Any other operation that {@link #deviceInfo()} lists: GetInterdependentPropDesc, MTP's device services, and the
	 * vendors'.
	 *
	 * @param transaction the operation, its parameters, and whether it is cancelled.
	 * @param dataOut the data that came with it, at most 1 MiB; empty for none.
	 * @return the answer.
	 * @throws ResponseException to answer an error.
	 */
	default OperationAnswer execute(ResponderTransaction transaction, byte[] dataOut) throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * As {@link #execute}, for an operation that may take long. This is what the responder calls.
	 *
	 * @param transaction the operation, its parameters, and whether it is cancelled.
	 * @param dataOut the data that came with it, at most 1 MiB; empty for none.
	 * @return completed with the answer.
	 * @throws ResponseException to answer an error.
	 */
	default CompletionStage<OperationAnswer> executeLater(ResponderTransaction transaction, byte[] dataOut)
			throws ResponseException {
		return CompletableFuture.completedStage(execute(transaction, dataOut));
	}
}
