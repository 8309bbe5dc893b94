package org.portabledevices.sim.backend;

import java.util.OptionalInt;
import java.util.UUID;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.store.Storages;
import org.portabledevices.sim.store.StoredObject;
import org.portabledevices.sim.work.Failures;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectFormats;
import org.portabledevices.wpd.ObjectIds;

/** Finds what the parameters of methods name. */
final class CameraLookup {

	/** A storage ID and the handle of a folder in it, in PTP's terms. */
	record Place(int storageId, int parent) {
	}

	private final SimulatedCamera camera;

	CameraLookup(SimulatedCamera camera) {
		this.camera = camera;
	}

	StoredObject object(String text) throws MethodFailure {
		if (text.startsWith("/")) {
			return camera.storages().find(text).orElseThrow(() -> Failures.of(ResponseCode.INVALID_OBJECT_HANDLE, "there is no %s", text));
		}
		OptionalInt handle = ObjectIds.objectHandle(text);
		try {
			if (handle.isPresent()) {
				return camera.storages().object(handle.getAsInt());
			}
		} catch (ResponseException e) {
			// said below, with the text that was given
		}
		throw Failures.of(ResponseCode.INVALID_OBJECT_HANDLE, "there is no object \"%s\"", text);
	}

	/** Finds where to look or to put something. What is absent is what it stands for in PTP. */
	Place place(Values parameters, PropertyKey storageKey, PropertyKey parentKey, int anyStorage) throws MethodFailure {
		OptionalInt storage = storage(parameters, storageKey);
		String parent = text(parameters, parentKey);
		if (parent == null) {
			return new Place(storage.orElse(anyStorage), 0);
		}
		OptionalInt root = parent.equals("/") ? OptionalInt.of(storage.orElse(anyStorage)) : ObjectIds.storageId(parent);
		if (root.isPresent()) {
			if (storage.isPresent() && storage.getAsInt() != root.getAsInt()) {
				throw Failures.of(ResponseCode.INVALID_PARENT_OBJECT, "%s is not of the storage that was given", parent);
			}
			return new Place(root.getAsInt(), Storages.ALL_OR_ROOT);
		}
		StoredObject folder;
		try {
			folder = object(parent);
		} catch (MethodFailure e) {
			throw Failures.of(ResponseCode.INVALID_PARENT_OBJECT, "there is no folder \"%s\"", parent);
		}
		return new Place(storage.orElse(anyStorage), folder.handle());
	}

	OptionalInt storage(Values parameters, PropertyKey key) throws MethodFailure {
		String text = text(parameters, key);
		if (text == null) {
			return OptionalInt.empty();
		}
		OptionalInt storage = ObjectIds.storageId(text);
		if (storage.isEmpty()) {
			throw Failures.of(ResponseCode.INVALID_STORAGE_ID, "\"%s\" is not the ID of a storage, such as s10001", text);
		}
		return storage;
	}

	/** Finds a format; 0 for none. */
	static int format(Values parameters, PropertyKey key) throws MethodFailure {
		String text = text(parameters, key);
		if (text == null) {
			return 0;
		}
		OptionalInt code = ObjectFormatCode.parse(text);
		if (code.isEmpty()) {
			code = guid(text);
		}
		return code.orElseThrow(() -> Failures.of(ResponseCode.INVALID_OBJECT_FORMAT_CODE,
				"\"%s\" is not an object format, such as EXIF_JPEG or 0x3801", text));
	}

	static int property(Values parameters, PropertyKey key) throws MethodFailure {
		String text = parameters.get(key).asString();
		return DevicePropCode.parse(text).orElseThrow(() -> Failures.of(ResponseCode.DEVICE_PROP_NOT_SUPPORTED,
				"\"%s\" is not a property, such as BatteryLevel or 0x5001", text));
	}

	private static OptionalInt guid(String text) {
		try {
			return ObjectFormats.code(UUID.fromString(text.replaceAll("[{}]", "")));
		} catch (IllegalArgumentException e) {
			return OptionalInt.empty();
		}
	}

	private static String text(Values parameters, PropertyKey key) {
		return parameters.find(key).map(Variant::asString).orElse(null);
	}
}
