package org.portabledevices.impl.method.storage;

import static org.portabledevices.ptp.code.ObjectPropCode.DATE_CREATED;
import static org.portabledevices.ptp.code.ObjectPropCode.DATE_MODIFIED;
import static org.portabledevices.ptp.code.ObjectPropCode.OBJECT_FILE_NAME;
import static org.portabledevices.ptp.code.ObjectPropCode.OBJECT_FORMAT;
import static org.portabledevices.ptp.code.ObjectPropCode.OBJECT_SIZE;
import static org.portabledevices.ptp.code.ObjectPropCode.PARENT_OBJECT;
import static org.portabledevices.ptp.code.ObjectPropCode.PROTECTION_STATUS;
import static org.portabledevices.ptp.code.ObjectPropCode.STORAGE_ID;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpValue;

/** An object as a list of properties tells of it, in the form in which GetObjectInfo does. */
final class ListedObject {

	/** Without one of these it must be asked for by itself. */
	private static final List<Integer> NEEDED = List.of(STORAGE_ID, OBJECT_FORMAT, OBJECT_SIZE, OBJECT_FILE_NAME, PARENT_OBJECT);

	private final Map<Integer, PtpValue> properties;

	private ListedObject(Map<Integer, PtpValue> properties) {
		this.properties = properties;
	}

	/** Answers the object, empty if its properties do not say enough, or are not of the types that MTP gives them. */
	static Optional<Folders.Entry> entry(int handle, Map<Integer, PtpValue> properties) {
		if (!properties.keySet().containsAll(NEEDED)) {
			return Optional.empty();
		}
		ListedObject object = new ListedObject(properties);
		if (!object.isText(OBJECT_FILE_NAME) || NEEDED.stream().anyMatch(code -> code != OBJECT_FILE_NAME && !object.isNumber(code))) {
			return Optional.empty();
		}
		long size = properties.get(OBJECT_SIZE).asInteger().longValue();
		return size < 0 ? Optional.empty() : Optional.of(new Folders.Entry(handle, object.info(size), size));
	}

	private ObjectInfo info(long size) {
		return new ObjectInfo(number(STORAGE_ID), number(OBJECT_FORMAT), number(PROTECTION_STATUS), size, 0, 0, 0, 0,
				number(ObjectPropCode.WIDTH), number(ObjectPropCode.HEIGHT), 0, number(PARENT_OBJECT), 0, 0, 0, text(OBJECT_FILE_NAME),
				text(DATE_CREATED), text(DATE_MODIFIED), "");
	}

	private int number(int property) {
		return isNumber(property) ? properties.get(property).asInteger().intValue() : 0;
	}

	private String text(int property) {
		return isText(property) ? properties.get(property).asString() : "";
	}

	private boolean isNumber(int property) {
		PtpValue value = properties.get(property);
		return value != null && value.dataType() != DataTypeCode.STRING && !DataTypeCode.isArray(value.dataType());
	}

	private boolean isText(int property) {
		PtpValue value = properties.get(property);
		return value != null && value.dataType() == DataTypeCode.STRING;
	}
}
