package org.portabledevices.sim.camera;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.sim.store.IncomingFile;
import org.portabledevices.sim.store.Storages;
import org.portabledevices.sim.store.StoredObject;

/** Properties of many objects at once, and objects that come with theirs: MTP's GetObjectPropList and SendObjectPropList. Safe for use by several threads. */
public final class ObjectLists {

	private final Storages storages;
	private final ObjectProperties properties;

	/** Makes lists. */
	public ObjectLists(SimulatedCamera camera) {
		storages = camera.storages();
		properties = camera.objectProperties();
	}

	/**
	 * GetObjectPropList.
	 *
	 * @param handle an object; 0 for the root; 0xFFFFFFFF for all objects.
	 * @param format only objects of this format; 0 for any.
	 * @param property a code; 0xFFFFFFFF for all; 0 for those of the group.
	 * @param group a group, when no property is given.
	 * @param depth how many levels of folders below the object, 0 for itself only (below the root: what lies there), 0xFFFFFFFF for all.
	 */
	public ObjectPropList list(int handle, int format, int property, int group, int depth) throws ResponseException {
		List<Integer> codes = properties.select(property, group);
		List<ObjectPropList.Element> elements = new ArrayList<>();
		for (StoredObject object : objects(handle, depth)) {
			if (format == 0 || object.format() == format) {
				for (int code : codes) {
					elements.add(new ObjectPropList.Element(object.handle(), code, properties.value(object, code)));
				}
			}
			if (elements.size() + codes.size() > ObjectPropList.MAXIMUM_ELEMENTS) {
				throw new ResponseException(ResponseCode.SPECIFICATION_BY_DEPTH_UNSUPPORTED); // who asks for less at once gets it
			}
		}
		return new ObjectPropList(elements);
	}

	/**
	 * SendObjectPropList: finds a place for a file or a folder. Storage 0 and parent 0 leave the choice to the device.
	 *
	 * @param format its format.
	 * @param size its size in bytes, -1 if it is not known; more than 2^63 - 1 are too many.
	 * @param sent what is known of it: its name at least.
	 */
	public IncomingFile receive(int storageId, int parent, int format, long size, ObjectPropList sent, Object origin)
			throws ResponseException, IOException {
		if (size < Storages.ANY_SIZE) {
			throw new ResponseException(ResponseCode.OBJECT_TOO_LARGE);
		}
		check(sent);
		String name = text(sent, ObjectPropCode.OBJECT_FILE_NAME).or(() -> text(sent, ObjectPropCode.NAME))
				.orElseThrow(() -> new ResponseException(ResponseCode.INVALID_DATASET));
		int protection = find(sent, ObjectPropCode.PROTECTION_STATUS).map(value -> (int) value.asLong()).orElse(0);
		ObjectInfo info = new ObjectInfo(0, format, protection, Math.max(0, size), 0, 0, 0, 0, 0, 0, 0, 0,
				format == ObjectFormatCode.ASSOCIATION ? 1 : 0, 0, 0, name, text(sent, ObjectPropCode.DATE_CREATED).orElse(""),
				text(sent, ObjectPropCode.DATE_MODIFIED).orElse(""), "");
		return storages.receive(storageId, parent, info, size, origin);
	}

	/** Answers the place of the first property that is not one, or has another type; its answer has it as a parameter. */
	private void check(ObjectPropList sent) throws ResponseException {
		for (int i = 0; i < sent.elements().size(); i++) {
			ObjectPropList.Element element = sent.elements().get(i);
			int type;
			try {
				type = properties.describe(element.property()).dataType();
			} catch (ResponseException e) {
				throw new ResponseException(ResponseCode.OBJECT_PROP_NOT_SUPPORTED, 0, 0, 0, i);
			}
			if (type != element.value().dataType()) {
				throw new ResponseException(ResponseCode.INVALID_OBJECT_PROP_FORMAT, 0, 0, 0, i);
			}
		}
	}

	private List<StoredObject> objects(int handle, int depth) throws ResponseException {
		if (handle == Storages.ALL_OR_ROOT) {
			return storages.objects(Storages.ALL_OR_ROOT, 0, 0);
		}
		List<StoredObject> found = new ArrayList<>();
		int levels = depth;
		if (handle == 0) {
			found.addAll(storages.objects(Storages.ALL_OR_ROOT, 0, Storages.ALL_OR_ROOT));
			levels = depth > 0 ? depth - 1 : depth;
		} else {
			found.add(storages.object(handle));
		}
		List<StoredObject> level = List.copyOf(found);
		for (int i = 0; i != levels && !level.isEmpty(); i++) {
			List<StoredObject> next = new ArrayList<>();
			for (StoredObject folder : level) {
				if (folder.isFolder()) {
					next.addAll(storages.objects(folder.storageId(), 0, folder.handle()));
				}
			}
			found.addAll(next);
			level = next;
		}
		return found;
	}

	private static Optional<String> text(ObjectPropList sent, int code) {
		return find(sent, code).map(PtpValue::asString);
	}

	private static Optional<PtpValue> find(ObjectPropList sent, int code) {
		return sent.elements().stream().filter(element -> element.property() == code).map(ObjectPropList.Element::value).findFirst();
	}
}
