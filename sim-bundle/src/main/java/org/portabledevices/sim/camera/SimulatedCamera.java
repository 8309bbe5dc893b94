package org.portabledevices.sim.camera;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.dataset.StorageInfo;
import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.content.IncomingBytes;

/**
 * A simulated camera. All it does, it does at once: that it takes its time is the business of those who show it. An operation that is refused throws the response
 * that a camera would give. Safe for use by several threads; listeners are called under no lock.
 */
public final class SimulatedCamera implements AutoCloseable {

	/** All storages, in place of a storage ID; objects without a parent, in place of a handle; all objects, to delete. */
	public static final int ALL_OR_ROOT = 0xFFFF_FFFF;

	private static final List<Integer> OPERATIONS = List.of(OperationCode.GET_DEVICE_INFO, OperationCode.OPEN_SESSION,
			OperationCode.CLOSE_SESSION, OperationCode.GET_STORAGE_IDS, OperationCode.GET_STORAGE_INFO, OperationCode.GET_NUM_OBJECTS,
			OperationCode.GET_OBJECT_HANDLES, OperationCode.GET_OBJECT_INFO, OperationCode.GET_OBJECT, OperationCode.GET_THUMB,
			OperationCode.DELETE_OBJECT, OperationCode.SEND_OBJECT_INFO, OperationCode.SEND_OBJECT, OperationCode.INITIATE_CAPTURE,
			OperationCode.GET_DEVICE_PROP_DESC, OperationCode.GET_DEVICE_PROP_VALUE, OperationCode.SET_DEVICE_PROP_VALUE,
			OperationCode.RESET_DEVICE_PROP_VALUE, OperationCode.GET_PARTIAL_OBJECT);
	private static final List<Integer> EVENTS = List.of(EventCode.OBJECT_ADDED, EventCode.OBJECT_REMOVED, EventCode.DEVICE_PROP_CHANGED,
			EventCode.CAPTURE_COMPLETE);
	private static final List<Integer> FORMATS = List.of(ObjectFormatCode.EXIF_JPEG, ObjectFormatCode.ASSOCIATION,
			ObjectFormatCode.UNDEFINED, ObjectFormatCode.TEXT);
	private static final int MICROSOFT = 6;

	private final CameraIdentity identity;
	private final CameraProperties properties;
	private final List<SimulatedStorage> storages;
	private final ObjectStore store;
	private final PictureNames pictures;
	private final DeviceInfo deviceInfo;
	private final List<CameraListener> listeners = new CopyOnWriteArrayList<>();

	SimulatedCamera(CameraIdentity identity, CameraProperties properties, List<SimulatedStorage> storages, ObjectStore store) {
		this.identity = identity;
		this.properties = properties;
		this.storages = List.copyOf(storages);
		this.store = store;
		this.pictures = new PictureNames();
		deviceInfo = new DeviceInfo(100, MICROSOFT, 100, "microsoft.com: 1.0", 0, OPERATIONS, EVENTS, properties.codes(),
				List.of(ObjectFormatCode.EXIF_JPEG), FORMATS, identity.manufacturer(), identity.model(), identity.version(),
				identity.serialNumber());
	}

	/** Says who it is. */
	public CameraIdentity identity() {
		return identity;
	}

	/** GetDeviceInfo. */
	public DeviceInfo deviceInfo() {
		return deviceInfo;
	}

	/** Answers the properties, to be read; they are set here, so that listeners hear of it. */
	public CameraProperties properties() {
		return properties;
	}

	/** Adds a listener. */
	public void addListener(CameraListener listener) {
		listeners.add(listener);
	}

	/** Removes a listener. */
	public void removeListener(CameraListener listener) {
		listeners.remove(listener);
	}

	/** GetStorageIDs. */
	public int[] storageIds() {
		return storages.stream().mapToInt(SimulatedStorage::id).toArray();
	}

	/** GetStorageInfo. */
	public StorageInfo storageInfo(int id) throws ResponseException {
		return storage(id).info(store.used(id));
	}

	/** GetObjectHandles: of a storage or all, of a format or 0 for any; of a folder, of the root or, for 0, at any depth. */
	public List<StoredObject> objects(int storageId, int format, int parent) throws ResponseException {
		int storage = storageId == ALL_OR_ROOT ? 0 : storage(storageId).id();
		if (parent != 0 && parent != ALL_OR_ROOT) {
			store.folder(parent);
		}
		int wanted = parent == ALL_OR_ROOT ? 0 : parent;
		return store.matching(object -> (storage == 0 || object.storageId() == storage) && (format == 0 || object.format() == format)
				&& (parent == 0 || object.parent() == wanted));
	}

	/** Finds an object by its handle. */
	public StoredObject object(int handle) throws ResponseException {
		return store.get(handle);
	}

	/** Finds an object by its path, in the first storage that has it. */
	public Optional<StoredObject> find(String path) {
		return storages.stream().flatMap(storage -> store.find(storage.id(), path).stream()).findFirst();
	}

	/** SendObjectInfo: finds a place for a file or a folder. Storage 0 and parent 0 leave the choice to the camera. */
	public IncomingFile receive(int storageId, int parent, ObjectInfo info, Object origin) throws ResponseException, IOException {
		boolean inFolder = parent != 0 && parent != ALL_OR_ROOT;
		StoredObject folder = inFolder ? store.folder(parent) : null;
		if (inFolder && storageId != 0 && folder.storageId() != storageId) {
			throw new ResponseException(ResponseCode.INVALID_PARENT_OBJECT);
		}
		SimulatedStorage storage = inFolder ? storage(folder.storageId()) : storageId == 0 ? storages.get(0) : storage(storageId);
		String path = (inFolder ? folder.path() : "") + "/" + FileNames.checked(info.filename());
		if (store.find(storage.id(), path).isPresent()) {
			throw new ResponseException(ResponseCode.ACCESS_DENIED);
		}
		long room = storage.capacity() - store.used(storage.id());
		if (info.compressedSize() != ObjectInfo.SIZE_TOO_LARGE && info.compressedSize() > room) {
			throw new ResponseException(ResponseCode.STORE_FULL);
		}
		IncomingBytes bytes = info.isFolder() ? new IncomingFolder(storage.shelf(), path) : storage.shelf().receive(path);
		return new IncomingFile(this, info.at(storage.id(), inFolder ? parent : 0), path, store.nextHandle(), bytes, room, origin);
	}

	/** DeleteObject: an object, a folder with all that it holds, all objects, or all files of one format. */
	public void delete(int handle, int format, Object origin) throws ResponseException {
		List<StoredObject> doomed = new ArrayList<>();
		if (handle == ALL_OR_ROOT) {
			doomed.addAll(store.matching(object -> format == 0 || object.format() == format && !object.isFolder()));
		} else {
			doomed.add(store.get(handle));
			doomed.addAll(store.below(doomed.get(0)));
		}
		Collections.reverse(doomed); // what a folder holds, before the folder
		int deleted = 0;
		for (StoredObject object : doomed) {
			try {
				storage(object.storageId()).shelf().remove(object.path(), object.content());
			} catch (IOException e) {
				throw new ResponseException(deleted == 0 ? ResponseCode.ACCESS_DENIED : ResponseCode.PARTIAL_DELETION);
			}
			if (store.remove(object)) {
				deleted++;
				listeners.forEach(listener -> listener.objectRemoved(object.handle(), origin));
			}
		}
	}

	/** Tells how long a capture takes, as the properties are now. */
	public Duration captureTime() {
		return properties.captureTime();
	}

	/** Checks what a capture is asked for. */
	public void checkCapture(int storageId, int format) throws ResponseException {
		if (format != 0 && format != ObjectFormatCode.EXIF_JPEG) {
			throw new ResponseException(ResponseCode.INVALID_OBJECT_FORMAT_CODE);
		}
		if (storageId != 0) {
			storage(storageId);
		}
	}

	/** Takes a picture; the shutter opens and closes now. */
	public StoredObject capture(int storageId, int format, Object origin) throws ResponseException, IOException {
		checkCapture(storageId, format);
		int storage = storageId == 0 ? storages.get(0).id() : storageId;
		PictureNames.Name name = pictures.next(candidate -> store.find(storage, candidate).isPresent());
		int folder = folder(storage, folder(storage, 0, PictureNames.ROOT), name.folder());
		byte[] picture = pictures.picture(name, properties.shot());
		IncomingFile file = receive(storage, folder, ObjectInfo.ofFile(ObjectFormatCode.EXIF_JPEG, picture.length, name.file()), origin);
		try {
			file.write(ByteBuffer.wrap(picture));
			file.complete();
		} catch (ResponseException | IOException e) {
			file.discard();
			throw e;
		}
		return store.get(file.handle());
	}

	/** SetDevicePropValue. */
	public void setProperty(int code, PtpValue value, Object origin) throws ResponseException {
		properties.set(code, value);
		listeners.forEach(listener -> listener.propertyChanged(code, origin));
	}

	/** ResetDevicePropValue: one property, or all. */
	public void resetProperty(int code, Object origin) throws ResponseException {
		for (int each : code == ALL_OR_ROOT ? properties.codes() : List.of(code)) {
			properties.reset(each);
			listeners.forEach(listener -> listener.propertyChanged(each, origin));
		}
	}

	/** Gives back what the objects take up. */
	@Override
	public void close() {
		store.removeAll().stream().map(StoredObject::content).forEach(Content::release);
	}

	/** Makes an object visible. */
	void add(StoredObject object, Object origin) throws ResponseException {
		if (!store.add(object)) {
			throw new ResponseException(ResponseCode.ACCESS_DENIED);
		}
		listeners.forEach(listener -> listener.objectAdded(object.handle(), origin));
	}

	/** Finds a folder, or makes it: of its own accord, so nobody is its origin. */
	private int folder(int storage, int parent, String name) throws ResponseException, IOException {
		String path = (parent == 0 ? "" : store.get(parent).path()) + "/" + name;
		Optional<StoredObject> there = store.find(storage, path);
		if (there.isPresent()) {
			return store.folder(there.get().handle()).handle();
		}
		IncomingFile folder = receive(storage, parent == 0 ? ALL_OR_ROOT : parent, ObjectInfo.ofFolder(name), null);
		folder.complete();
		return folder.handle();
	}

	private SimulatedStorage storage(int id) throws ResponseException {
		return storages.stream().filter(storage -> storage.id() == id).findFirst()
				.orElseThrow(() -> new ResponseException(ResponseCode.INVALID_STORAGE_ID));
	}
}
