package org.portabledevices.ptp.responder;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
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
