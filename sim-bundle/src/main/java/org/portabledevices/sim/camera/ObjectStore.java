package org.portabledevices.sim.camera;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.content.Content;

/** The objects of a camera, by their handles, which are never reused. Safe for use by several threads; nothing foreign runs under its lock. */
final class ObjectStore {

	private record Place(int storageId, String path) {
	}

	private final Map<Integer, StoredObject> objects = new LinkedHashMap<>();
	private final Map<Place, StoredObject> places = new HashMap<>();
	private int lastHandle;

	/** Takes a handle for an object that may come. */
	synchronized int nextHandle() {
		return ++lastHandle;
	}

	/** Adds an object, unless one of that path has been added. */
	synchronized boolean add(StoredObject object) {
		if (places.putIfAbsent(new Place(object.storageId(), object.path()), object) != null) {
			return false;
		}
		objects.put(object.handle(), object);
		return true;
	}

	/** Makes an object, which is not added. */
	StoredObject make(int handle, int storageId, String path, int format, long size, Content content, LocalDateTime modified)
			throws ResponseException {
		int slash = path.lastIndexOf('/');
		int parent = slash == 0 ? 0
				: find(storageId, path.substring(0, slash))
						.orElseThrow(() -> new ResponseException(ResponseCode.INVALID_PARENT_OBJECT)).handle();
		return new StoredObject(handle, storageId, parent, path, format, size, content, modified);
	}

	synchronized StoredObject get(int handle) throws ResponseException {
		StoredObject object = objects.get(handle);
		if (object == null) {
			throw new ResponseException(ResponseCode.INVALID_OBJECT_HANDLE);
		}
		return object;
	}

	synchronized Optional<StoredObject> find(int storageId, String path) {
		return Optional.ofNullable(places.get(new Place(storageId, path)));
	}

	/** Answers what a folder holds, at any depth, parents first. */
	synchronized List<StoredObject> below(StoredObject folder) {
		String inside = folder.path() + "/";
		return stream(object -> object.storageId() == folder.storageId() && object.path().startsWith(inside)).toList();
	}

	synchronized List<StoredObject> matching(Predicate<StoredObject> wanted) {
		return stream(wanted).toList();
	}

	/** Removes an object; answers whether it was there. */
	synchronized boolean remove(StoredObject object) {
		places.remove(new Place(object.storageId(), object.path()), object);
		return objects.remove(object.handle(), object);
	}

	synchronized List<StoredObject> removeAll() {
		List<StoredObject> all = new ArrayList<>(objects.values());
		objects.clear();
		places.clear();
		return all;
	}

	synchronized long used(int storageId) {
		return stream(object -> object.storageId() == storageId).mapToLong(StoredObject::size).sum();
	}

	/** Answers the folder that is to hold new objects. */
	StoredObject folder(int handle) throws ResponseException {
		StoredObject folder;
		try {
			folder = get(handle);
		} catch (ResponseException e) {
			throw new ResponseException(ResponseCode.INVALID_PARENT_OBJECT);
		}
		if (folder.format() != ObjectFormatCode.ASSOCIATION) {
			throw new ResponseException(ResponseCode.INVALID_PARENT_OBJECT);
		}
		return folder;
	}

	private Stream<StoredObject> stream(Predicate<StoredObject> wanted) {
		return objects.values().stream().filter(wanted);
	}
}
