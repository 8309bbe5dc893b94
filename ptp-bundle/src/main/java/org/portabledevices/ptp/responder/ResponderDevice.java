package org.portabledevices.ptp.responder;

import java.io.IOException;

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
 * cancels, malformed datasets, and operations that {@link #deviceInfo()} does not list.
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
	 * Any other operation that {@link #deviceInfo()} lists.
	 *
	 * @param transaction the operation, its parameters, and whether it is cancelled.
	 * @param dataOut the data that came with it, at most 1 MiB; empty for none.
	 * @return the answer.
	 * @throws ResponseException to answer an error.
	 */
	default OperationAnswer execute(ResponderTransaction transaction, byte[] dataOut) throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}
}
