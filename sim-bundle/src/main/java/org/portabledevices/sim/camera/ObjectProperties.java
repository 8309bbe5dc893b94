package org.portabledevices.sim.camera;

import static org.portabledevices.ptp.code.DataTypeCode.UINT128;
import static org.portabledevices.ptp.code.DataTypeCode.UINT16;
import static org.portabledevices.ptp.code.DataTypeCode.UINT32;
import static org.portabledevices.ptp.code.DataTypeCode.UINT64;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectPropDesc;
import org.portabledevices.ptp.dataset.PropForm;
import org.portabledevices.ptp.dataset.PtpDate;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.sim.store.FileNames;
import org.portabledevices.sim.store.ObjectChanges;
import org.portabledevices.sim.store.Relocation;
import org.portabledevices.sim.store.Storages;
import org.portabledevices.sim.store.StoredObject;

/** MTP's properties of objects: the same for all formats, width and height being 0 for what is no picture. Safe for use by several threads. MTP 1.1 appendix B. */
public final class ObjectProperties {

	/** The group of those that are at hand. */
	public static final int FAST = 1;
	/** The group of those for which a file may have to be read. */
	public static final int SLOW = 2;

	private final String deviceId;
	private final Storages storages;
	private final Relocation relocation;
	private final ObjectChanges changes;
	private final Map<Integer, ObjectPropDesc> descriptions = new LinkedHashMap<>();

	ObjectProperties(String deviceId, Storages storages, Relocation relocation, ObjectChanges changes) {
		this.deviceId = deviceId;
		this.storages = storages;
		this.relocation = relocation;
		this.changes = changes;
		number(ObjectPropCode.STORAGE_ID, UINT32, FAST);
		number(ObjectPropCode.OBJECT_FORMAT, UINT16, FAST);
		describe(ObjectPropCode.PROTECTION_STATUS, true, PtpValue.of(UINT16, 0), FAST,
				new PropForm.Enumeration(
						List.of(PtpValue.of(UINT16, StoredObject.NOT_PROTECTED), PtpValue.of(UINT16, StoredObject.READ_ONLY))));
		number(ObjectPropCode.OBJECT_SIZE, UINT64, FAST);
		describe(ObjectPropCode.OBJECT_FILE_NAME, true, PtpValue.of(""), FAST, new PropForm.Any());
		describe(ObjectPropCode.DATE_CREATED, false, PtpValue.of(""), SLOW, new PropForm.DateTime());
		describe(ObjectPropCode.DATE_MODIFIED, false, PtpValue.of(""), FAST, new PropForm.DateTime());
		number(ObjectPropCode.PARENT_OBJECT, UINT32, FAST);
		number(ObjectPropCode.PERSISTENT_UNIQUE_OBJECT_IDENTIFIER, UINT128, FAST);
		number(ObjectPropCode.WIDTH, UINT32, SLOW);
		number(ObjectPropCode.HEIGHT, UINT32, SLOW);
		describe(ObjectPropCode.NAME, false, PtpValue.of(""), FAST, new PropForm.Any());
	}

	/** GetObjectPropsSupported. */
	public List<Integer> supported() {
		return List.copyOf(descriptions.keySet());
	}

	/** GetObjectPropDesc. */
	public ObjectPropDesc describe(int code) throws ResponseException {
		ObjectPropDesc description = descriptions.get(code);
		if (description == null) {
			throw new ResponseException(ResponseCode.OBJECT_PROP_NOT_SUPPORTED);
		}
		return description;
	}

	/** GetObjectPropValue. */
	public PtpValue value(int handle, int code) throws ResponseException {
		StoredObject object = storages.object(handle);
		describe(code);
		return value(object, code);
	}

	/** Answers the value of one of the properties that there are. */
	PtpValue value(StoredObject object, int code) throws ResponseException {
		return switch (code) {
			case ObjectPropCode.STORAGE_ID -> PtpValue.of(UINT32, Integer.toUnsignedLong(object.storageId()));
			case ObjectPropCode.OBJECT_FORMAT -> PtpValue.of(UINT16, object.format());
			case ObjectPropCode.PROTECTION_STATUS -> PtpValue.of(UINT16, object.protection());
			case ObjectPropCode.OBJECT_SIZE -> PtpValue.of(UINT64, object.size());
			case ObjectPropCode.OBJECT_FILE_NAME, ObjectPropCode.NAME -> PtpValue.of(object.name());
			case ObjectPropCode.DATE_CREATED -> PtpValue.of(PtpDate.format(object.created()));
			case ObjectPropCode.DATE_MODIFIED -> PtpValue.of(PtpDate.format(object.modified()));
			case ObjectPropCode.PARENT_OBJECT -> PtpValue.of(UINT32, Integer.toUnsignedLong(object.parent()));
			case ObjectPropCode.WIDTH -> PtpValue.of(UINT32, object.info().imagePixWidth());
			case ObjectPropCode.HEIGHT -> PtpValue.of(UINT32, object.info().imagePixHeight());
			case ObjectPropCode.PERSISTENT_UNIQUE_OBJECT_IDENTIFIER -> PtpValue.of(UINT128, identifier(object));
			default -> throw new ResponseException(ResponseCode.OBJECT_PROP_NOT_SUPPORTED);
		};
	}

	/** SetObjectPropValue: a file name is another name for the file. */
	public void set(int handle, int code, PtpValue value, Object origin) throws ResponseException {
		storages.object(handle);
		ObjectPropDesc description = describe(code);
		if (!description.writable()) {
			throw new ResponseException(ResponseCode.ACCESS_DENIED);
		} else if (value.dataType() != description.dataType()) {
			throw new ResponseException(ResponseCode.INVALID_OBJECT_PROP_FORMAT);
		} else if (!description.form().accepts(value)) {
			throw new ResponseException(ResponseCode.INVALID_OBJECT_PROP_VALUE);
		}
		if (code == ObjectPropCode.OBJECT_FILE_NAME) {
			if (!FileNames.isName(value.asString())) {
				throw new ResponseException(ResponseCode.INVALID_OBJECT_PROP_VALUE);
			}
			relocation.rename(handle, value.asString(), origin);
		} else {
			changes.protect(handle, (int) value.asLong(), origin);
		}
	}

	/**
	 * Finds the properties that a list is asked for.
	 *
	 * @param property a code; 0xFFFFFFFF for all; 0 for those of the group.
	 * @param group a group, when no property is given.
	 * @throws ResponseException ObjectProp_Not_Supported, Group_Not_Supported; Invalid_Parameter for neither.
	 */
	List<Integer> select(int property, int group) throws ResponseException {
		if (property == Storages.ALL_OR_ROOT) {
			return supported();
		} else if (property != 0) {
			return List.of(describe(property).code());
		} else if (group == 0) {
			throw new ResponseException(ResponseCode.INVALID_PARAMETER);
		}
		List<Integer> codes = new ArrayList<>();
		descriptions.values().stream().filter(description -> description.groupCode() == group).forEach(found -> codes.add(found.code()));
		if (codes.isEmpty()) {
			throw new ResponseException(ResponseCode.GROUP_NOT_SUPPORTED);
		}
		return codes;
	}

	/** Handles are not used again while the device lives, so they tell objects apart for good, whatever they are called. */
	private BigInteger identifier(StoredObject object) {
		UUID id = UUID.nameUUIDFromBytes((deviceId + "/" + object.handle()).getBytes(StandardCharsets.UTF_8));
		return new BigInteger(1,
				ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array());
	}

	private void number(int code, int type, int group) {
		describe(code, false, PtpValue.of(type, 0), group, new PropForm.Any());
	}

	private void describe(int code, boolean writable, PtpValue initial, int group, PropForm form) {
		descriptions.put(code, new ObjectPropDesc(code, writable, initial, group, form));
	}
}
