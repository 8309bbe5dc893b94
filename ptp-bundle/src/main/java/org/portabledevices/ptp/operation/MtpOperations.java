package org.portabledevices.ptp.operation;

import java.time.Duration;
import java.util.List;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.dataset.DatasetWriter;
import org.portabledevices.ptp.dataset.InterdependentPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.TransactionResult;
import org.portabledevices.ptp.operation.PtpOperations.Placement;

/**
 * The operations that MTP 1.1 adds to PTP: properties of objects, and references between them. One method for each operation
 * of the document's appendix D from 0x9801. Devices need not offer them; DeviceInfo tells. What holds for every method is
 * told at {@link SessionOperations}.
 */
public final class MtpOperations extends SessionOperations<MtpOperations> {
	/** In place of an object handle: all objects. */
	public static final int ALL_OBJECTS = 0xFFFF_FFFF;
	/** In place of an object format code: all formats. */
	public static final int ALL_FORMATS = 0;
	/** In place of a property code: all properties, as far as the device lets them be read together. */
	public static final int ALL_PROPERTIES = 0xFFFF_FFFF;
	/** In place of a property code: those of the group that is given. */
	public static final int BY_GROUP = 0;
	/** In place of a depth: everything below the object. */
	public static final int ALL_LEVELS = 0xFFFF_FFFF;

	/**
	 * Makes the operations of a session that nobody will cancel.
	 *
	 * @param session the session.
	 */
	public MtpOperations(PtpSession session) {
		this(session, null, null);
	}

	private MtpOperations(PtpSession session, Cancellation cancellation, Duration silence) {
		super(session, cancellation, silence);
	}

	@Override
	MtpOperations make(PtpSession session, Cancellation cancellation, Duration silence) {
		return new MtpOperations(session, cancellation, silence);
	}

	/**
	 * GetObjectPropsSupported, 0x9801: tells which properties objects of a format have. Data-in: array of u16.
	 *
	 * @param format the object format code.
	 * @return property codes, see {@link org.portabledevices.ptp.code.ObjectPropCode}.
	 * @throws PtpException if it did not succeed.
	 */
	public List<Integer> getObjectPropsSupported(int format) throws PtpException {
		return reader(OperationCode.GET_OBJECT_PROPS_SUPPORTED, format).u16Array("ObjectPropCode");
	}

	/**
	 * GetObjectPropDesc, 0x9802: describes a property. Data-in: ObjectPropDesc dataset.
	 *
	 * @param property the property's code.
	 * @param format the object format code; the same property may differ from one to another.
	 * @return the dataset.
	 * @throws PtpException if it did not succeed.
	 */
	public ObjectPropDesc getObjectPropDesc(int property, int format) throws PtpException {
		return ObjectPropDesc.decode(receiveDescription(OperationCode.GET_OBJECT_PROP_DESC, property, format));
	}

	/**
	 * GetObjectPropValue, 0x9803: answers a property of an object. Data-in: the value.
	 *
	 * @param handle the object.
	 * @param property the property's code.
	 * @param dataType the code of its data type, from its ObjectPropDesc.
	 * @return the value.
	 * @throws PtpException if it did not succeed.
	 */
	public PtpValue getObjectPropValue(int handle, int property, int dataType) throws PtpException {
		return PtpValue.decode(receive(OperationCode.GET_OBJECT_PROP_VALUE, handle, property), dataType);
	}

	/**
	 * SetObjectPropValue, 0x9804: sets a property of an object. Data-out: the value.
	 *
	 * @param handle the object.
	 * @param property the property's code.
	 * @param value the value, of the property's data type.
	 * @throws PtpException if it did not succeed.
	 */
	public void setObjectPropValue(int handle, int property, PtpValue value) throws PtpException {
		send(OperationCode.SET_OBJECT_PROP_VALUE, value.encode(), handle, property);
	}

	/**
	 * GetObjectPropList, 0x9805: answers properties of objects. Data-in: ObjectPropList dataset.
	 *
	 * @param handle the object, or {@link #ALL_OBJECTS}; 0 with a depth means the objects without a parent.
	 * @param format the object format code, or {@link #ALL_FORMATS}.
	 * @param property the property's code, {@link #ALL_PROPERTIES} or {@link #BY_GROUP}.
	 * @param group the group code for {@link #BY_GROUP}, else 0.
	 * @param depth how many levels below the object to answer too, 0 for none, {@link #ALL_LEVELS} for all; not every device
	 *        can.
	 * @return the dataset, at most {@link ObjectPropList#MAXIMUM_ELEMENTS} elements.
	 * @throws PtpException if it did not succeed.
	 */
	public ObjectPropList getObjectPropList(int handle, int format, int property, int group, int depth)
			throws PtpException {
		return ObjectPropList
				.decode(receive(OperationCode.GET_OBJECT_PROP_LIST, handle, format, property, group, depth));
	}

	/**
	 * SetObjectPropList, 0x9806: sets properties of objects. Data-out: ObjectPropList dataset. The device sets one after
	 * another and stops at the first that it refuses; those before it stay set. Then the first parameter of the
	 * {@link org.portabledevices.ptp.ResponseException} is its place in the list, counted from 0.
	 *
	 * @param properties handles, properties and values.
	 * @throws PtpException if it did not succeed.
	 */
	public void setObjectPropList(ObjectPropList properties) throws PtpException {
		send(OperationCode.SET_OBJECT_PROP_LIST, properties.encode());
	}

	/**
	 * GetInterdependentPropDesc, 0x9807: describes which values of several properties are accepted only together. Data-in:
	 * InterdependentPropDesc dataset.
	 *
	 * @param format the object format code.
	 * @return the dataset.
	 * @throws PtpException if it did not succeed.
	 */
	public InterdependentPropDesc getInterdependentPropDesc(int format) throws PtpException {
		return InterdependentPropDesc.decode(receiveDescription(OperationCode.GET_INTERDEPENDENT_PROP_DESC, format));
	}

	/**
	 * SendObjectPropList, 0x9808: announces the object that the next SendObject brings, as SendObjectInfo does, but with
	 * properties, and with a size of any length. Data-out: ObjectPropList dataset with handle 0 in each element. If the
	 * device refuses a property, the fourth parameter of the {@link org.portabledevices.ptp.ResponseException} is its place
	 * in the list, counted from 0.
	 *
	 * @param storageId where to put it, 0 for the device's choice.
	 * @param parent the folder's handle, {@link PtpOperations#ROOT}, or 0 for the device's choice.
	 * @param format the object format code.
	 * @param size the size in bytes, which goes into two parameters: high 32 bits, low 32 bits.
	 * @param properties the properties, ObjectFileName above all; not ObjectFormat and ObjectSize, which are parameters.
	 * @return where the device will put it.
	 * @throws PtpException if it did not succeed.
	 * @throws IllegalArgumentException if the size is negative.
	 */
	public Placement sendObjectPropList(int storageId, int parent, int format, long size, ObjectPropList properties)
			throws PtpException {
		TransactionResult result = send(OperationCode.SEND_OBJECT_PROP_LIST, properties.encode(), storageId, parent, format,
				(int) (u63(size) >> 32), (int) size);
		return new Placement(result.parameter(0), result.parameter(1), result.parameter(2));
	}

	/**
	 * GetObjectReferences, 0x9810: answers the objects that an object refers to, such as the songs of an album. Data-in:
	 * array of u32.
	 *
	 * @param handle the object.
	 * @return handles, in the order of the device.
	 * @throws PtpException if it did not succeed.
	 */
	public int[] getObjectReferences(int handle) throws PtpException {
		return receiveU32Array(OperationCode.GET_OBJECT_REFERENCES, handle);
	}

	/**
	 * SetObjectReferences, 0x9811: replaces the objects that an object refers to. Data-out: array of u32.
	 *
	 * @param handle the object.
	 * @param references handles; none to refer to nothing.
	 * @throws PtpException if it did not succeed.
	 */
	public void setObjectReferences(int handle, int... references) throws PtpException {
		send(OperationCode.SET_OBJECT_REFERENCES, new DatasetWriter().u32Array(references).toByteArray(), handle);
	}

	/**
	 * Skip, 0x9820: goes on or back in what the device plays. It has no data phase: once sent it cannot be cancelled
	 * (contract 7.4).
	 *
	 * @param tracks how many tracks, negative for back.
	 * @throws PtpException if it did not succeed.
	 */
	public void skip(int tracks) throws PtpException {
		execute(OperationCode.SKIP, tracks);
	}
}
