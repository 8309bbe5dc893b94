package org.portabledevices.sim.store;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.StorageInfo;
import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.content.IncomingBytes;

/**
 * The storages of a device and what lies on them. An operation that is refused throws the response that a device would give. Safe for use by several threads: one change
 * of objects follows another, who looks does not wait, and listeners are called under no lock.
 */
public final class Storages implements AutoCloseable {

	/** All storages, in place of a storage ID; objects without a parent, in place of a handle; all objects, to delete. */
	public static final int ALL_OR_ROOT = 0xFFFF_FFFF;
	/** In place of a size, where it is not known before. */
	public static final long ANY_SIZE = -1;

	private final List<SimulatedStorage> storages;
	private final Supplier<LocalDateTime> clock;
	private final ObjectStore store = new ObjectStore();
	private final Arriving arriving = new Arriving(this);
	private final List<StoreListener> listeners = new CopyOnWriteArrayList<>();
	/** Held while objects are changed, files and all. */
	private final Object change = new Object();

	/** Makes storages on which nothing lies. */
	public Storages(List<SimulatedStorage> storages, Supplier<LocalDateTime> clock) {
		this.storages = List.copyOf(storages);
		this.clock = clock;
	}

	/** Adds a listener. */
	public void addListener(StoreListener listener) {
		listeners.add(listener);
	}

	/** Removes a listener. */
	public void removeListener(StoreListener listener) {
		listeners.remove(listener);
	}

	/** GetStorageIDs. */
	public int[] ids() {
		return storages.stream().mapToInt(SimulatedStorage::id).toArray();
	}

	/** GetStorageInfo. */
	public StorageInfo info(int id) throws ResponseException {
		return storage(id).info(store.used(id) + arriving.of(id));
	}

	/** GetObjectHandles: of a storage or all, of a format or 0 for any; of a folder, of the root or, for 0, at any depth. */
	public List<StoredObject> objects(int storageId, int format, int parent) throws ResponseException {
		int storage = storageId == ALL_OR_ROOT ? 0 : storage(storageId).id();
		if (parent != 0 && parent != ALL_OR_ROOT) {
			folder(parent);
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

	/** Finds an object by its path in a storage. */
	public Optional<StoredObject> find(int storageId, String path) {
		return store.find(storageId, path);
	}

	/** Answers what a folder holds, at any depth, parents first. */
	public List<StoredObject> below(StoredObject folder) {
		return store.below(folder);
	}

	/** SendObjectInfo: finds a place for a file or a folder. Storage 0 and parent 0 leave the choice to the device. */
	public IncomingFile receive(int storageId, int parent, ObjectInfo info, Object origin) throws ResponseException, IOException {
		long size = info.compressedSize();
		return receive(storageId, parent, info, size == 0 || size == ObjectInfo.SIZE_TOO_LARGE ? ANY_SIZE : size, origin);
	}

	/** SendObjectPropList: as SendObjectInfo, with a size of any length. */
	public IncomingFile receive(int storageId, int parent, ObjectInfo info, long size, Object origin)
			throws ResponseException, IOException {
		Place place = place(storageId, parent);
		SimulatedStorage storage = storage(place.storageId);
		String path = place.path(info.filename());
		requireFree(storage.id(), path);
		if (!info.isFolder() && size > storage.room(store.used(storage.id()) + arriving.of(storage.id()))) {
			throw new ResponseException(ResponseCode.STORE_FULL);
		}
		IncomingBytes bytes = info.isFolder() ? new IncomingFolder(storage.shelf(), path) : storage.shelf().receive(path);
		return new IncomingFile(this, info.at(storage.id(), place.parent), info.isFolder() ? ANY_SIZE : size, path, store.nextHandle(),
				bytes,
				origin);
	}

	/** Throws unless there is such a storage, and it can be written. */
	public void requireWritable(int storageId) throws ResponseException {
		storage(storageId).requireWritable();
	}

	/** Adds what was there before the device was. */
	public void add(int storageId, String path, int format, long size, Content content, LocalDateTime modified) throws ResponseException {
		int slash = path.lastIndexOf('/');
		int parent = slash == 0 ? 0 : store.find(storageId, path.substring(0, slash)).orElseThrow(Storages::noParent).handle();
		store.add(new StoredObject(store.nextHandle(), storageId, parent, path, format, size, content, modified));
	}

	/** SelfTest: whether all storages can be used. */
	public void test() throws ResponseException {
		for (SimulatedStorage storage : storages) {
			try {
				storage.shelf().check();
			} catch (IOException e) {
				throw new ResponseException(ResponseCode.SELF_TEST_FAILED);
			}
		}
	}

	/** Gives back what the objects take up. */
	@Override
	public void close() {
		store.removeAll().stream().map(StoredObject::content).forEach(Content::release);
	}

	/** Where something is to lie: the handle and the path of the folder, 0 and empty for the root. */
	record Place(int storageId, int parent, String folder) {

		String path(String name) throws ResponseException {
			if (!FileNames.isName(name)) {
				throw new ResponseException(ResponseCode.INVALID_PARAMETER);
			}
			return folder + "/" + name;
		}
	}

	Place place(int storageId, int parent) throws ResponseException {
		boolean inFolder = parent != 0 && parent != ALL_OR_ROOT;
		StoredObject folder = inFolder ? folder(parent) : null;
		if (inFolder && storageId != 0 && folder.storageId() != storageId) {
			throw noParent();
		}
		SimulatedStorage storage = inFolder ? storage(folder.storageId()) : storageId == 0 ? storages.get(0) : storage(storageId);
		storage.requireWritable();
		return new Place(storage.id(), inFolder ? parent : 0, inFolder ? folder.path() : "");
	}

	SimulatedStorage storage(int id) throws ResponseException {
		return storages.stream().filter(storage -> storage.id() == id).findFirst()
				.orElseThrow(() -> new ResponseException(ResponseCode.INVALID_STORAGE_ID));
	}

	SimulatedStorage storage(StoredObject object) throws ResponseException {
		return storage(object.storageId());
	}

	void requireFree(int storageId, String path) throws ResponseException {
		if (store.isTaken(storageId, path)) {
			throw new ResponseException(ResponseCode.ACCESS_DENIED);
		}
	}

	/** Makes an object visible, if its place is still free and its folder still where it was. */
	void complete(int storageId, int parent, String path, Callable<StoredObject> finish, Object origin)
			throws ResponseException, IOException {
		StoredObject object = changing(() -> {
			storage(storageId).requireWritable();
			requireFree(storageId, path);
			String folder = parent == 0 ? "" : folder(parent).path();
			if (path.lastIndexOf('/') != folder.length() || !path.startsWith(folder)) {
				throw noParent();
			}
			StoredObject made = finish.call();
			store.add(made);
			return made;
		});
		tell(listener -> listener.objectAdded(object.handle(), origin));
	}

	/** Makes a change while nobody else does. */
	<T> T changing(Callable<T> action) throws ResponseException, IOException {
		synchronized (change) {
			try {
				return action.call();
			} catch (ResponseException | IOException | RuntimeException e) {
				throw e;
			} catch (Exception e) {
				throw new IllegalStateException(e);
			}
		}
	}

	void tell(Consumer<StoreListener> event) {
		listeners.forEach(event);
	}

	ObjectStore store() {
		return store;
	}

	Arriving arriving() {
		return arriving;
	}

	long used(int storageId) {
		return store.used(storageId);
	}

	LocalDateTime now() {
		return clock.get();
	}

	private StoredObject folder(int handle) throws ResponseException {
		List<StoredObject> found = new ArrayList<>(store.matching(object -> object.handle() == handle && object.isFolder()));
		if (found.isEmpty()) {
			throw noParent();
		}
		return found.get(0);
	}

	private static ResponseException noParent() {
		return new ResponseException(ResponseCode.INVALID_PARENT_OBJECT);
	}
}
