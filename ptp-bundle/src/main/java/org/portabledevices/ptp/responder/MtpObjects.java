package org.portabledevices.ptp.responder;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PtpValue;

/**
 * What MTP adds to the objects of a {@link ResponderDevice}: properties, lists of them, references, and skipping in playback.
 * MTP 1.1 clause 5 and appendix D. Called as the device itself, and answers errors as it does. Each method is called only
 * if the DeviceInfo lists its operation.
 */
@ConsumerType
public interface MtpObjects {
	/** Has none of it. */
	MtpObjects NONE = new MtpObjects() {
	};

	/**
	 * GetObjectPropsSupported.
	 *
	 * @param format the object format code, u16.
	 * @return the codes of the properties that objects of this format have.
	 * @throws ResponseException Invalid_ObjectFormatCode and others.
	 */
	default List<Integer> objectPropsSupported(int format) throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * GetObjectPropDesc.
	 *
	 * @param property the property's code, u16.
	 * @param format the object format code, u16.
	 * @return the dataset.
	 * @throws ResponseException Invalid_ObjectPropCode, Invalid_ObjectFormatCode, ObjectProp_Not_Supported and others.
	 */
	default ObjectPropDesc objectPropDesc(int property, int format) throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * GetObjectPropValue.
	 *
	 * @param handle the object.
	 * @param property the property's code, u16.
	 * @return the value, of the property's data type.
	 * @throws ResponseException Invalid_ObjectHandle, Invalid_ObjectPropCode, ObjectProp_Not_Supported and others.
	 */
	default PtpValue objectPropValue(int handle, int property) throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * SetObjectPropValue, and SetObjectPropList for each of its elements. Called only if {@link #objectPropDesc} describes the
	 * property, for the object's format, as writable, and the value has its data type and form.
	 *
	 * @param handle the object.
	 * @param property the property's code, u16.
	 * @param value the value.
	 * @throws ResponseException Invalid_ObjectProp_Value, Object_WriteProtected, Access_Denied and others.
	 */
	default void setObjectPropValue(int handle, int property, PtpValue value) throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * GetObjectPropList. Either a property or a group is asked for; what has neither is answered Invalid_Parameter already.
	 *
	 * @param handle the object; 0xFFFFFFFF for all, 0 for what is in the root.
	 * @param format the object format code of the objects wanted, 0 for all.
	 * @param property the property's code, 0xFFFFFFFF for all, 0 for those of the group.
	 * @param group the group code of the properties wanted if the property is 0.
	 * @param depth how many levels below the object are wanted: 0 itself alone, 0xFFFFFFFF all.
	 * @return the list, possibly empty; elements in any order.
	 * @throws ResponseException Invalid_ObjectHandle, Specification_By_Format_Unsupported, Specification_By_Group_Unsupported,
	 *         Specification_By_Depth_Unsupported and others.
	 */
	default ObjectPropList objectPropList(int handle, int format, int property, int group, int depth)
			throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * SendObjectPropList: finds a place for an object that its properties describe. Its bytes come with the SendObject that
	 * follows, or never.
	 *
	 * @param storageId the storage, 0 for the device's choice.
	 * @param parent the folder's handle, 0xFFFFFFFF for none, 0 for the device's choice.
	 * @param format the object format code, u16.
	 * @param length how many bytes it has, at most 2^64 - 2, as an unsigned number; -1 if the initiator does not know.
	 * @param properties the properties; their handles are 0.
	 * @return takes the bytes; folders are complete without any.
	 * @throws ResponseException Store_Full, Object_Too_Large, Invalid_ParentObject, Invalid_Dataset and others. For a property
	 *         that cannot be, {@code new ResponseException(code, 0, 0, 0, index)} tells its index in the list, from 0.
	 */
	default IncomingObject sendObjectPropList(int storageId, int parent, int format, long length,
			ObjectPropList properties) throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * GetObjectReferences.
	 *
	 * @param handle the object, such as a playlist.
	 * @return the handles of the objects it refers to, in its order.
	 * @throws ResponseException Invalid_ObjectHandle and others.
	 */
	default int[] objectReferences(int handle) throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * SetObjectReferences: replaces all that there are.
	 *
	 * @param handle the object, such as a playlist.
	 * @param references the handles of the objects it shall refer to, in this order.
	 * @throws ResponseException Invalid_ObjectHandle, Invalid_ObjectReference and others.
	 */
	default void setObjectReferences(int handle, int... references) throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}

	/**
	 * Skip, in what is being played.
	 *
	 * @param count how many tracks forward, negative for backward.
	 * @throws ResponseException Invalid_Parameter, for 0 at least, and others.
	 */
	default void skip(int count) throws ResponseException {
		throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
	}
}
