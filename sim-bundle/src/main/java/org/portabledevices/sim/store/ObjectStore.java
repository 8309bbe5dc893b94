package org.portabledevices.sim.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;

/** The objects of a device, by their handles, which are never reused. Safe for use by several threads; nothing foreign runs under its lock. */
final class ObjectStore {

	private record Place(int storageId, String path) {
	}

	private final Map<Integer, StoredObject> objects = new LinkedHashMap<>();
	private final Map<Place, StoredObject> places = new HashMap<>();
	/** How many objects there are whose paths one file could have on some system; more than one only where a folder holds such. */
	private final Map<Place, Integer> keys = new HashMap<>();
	private final Map<Integer, Long> used = new HashMap<>();
	private int lastHandle;

	/** Takes a handle for an object that may come. */
	synchronized int nextHandle() {
		return ++lastHandle;
	}

	/** Adds an object, unless one of just that path has been added. */
	synchronized boolean add(StoredObject object) {
		if (places.putIfAbsent(place(object), object) != null) {
			return false;
		}
		objects.put(object.handle(), object);
		addPlace(object);
		return true;
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

	/** Tells whether an object has a path that one file could share with this one on some system. */
	synchronized boolean isTaken(int storageId, String path) {
		return keys.containsKey(new Place(storageId, FileNames.key(path)));
	}

	/** Puts an object in the place of itself as it was before; its turn in lists stays. */
	synchronized void replace(StoredObject before, StoredObject after) {
		removePlace(before);
		places.put(place(after), after);
		addPlace(after);
		objects.put(after.handle(), after);
	}

	/** Answers what a folder holds, at any depth, parents first. */
	synchronized List<StoredObject> below(StoredObject folder) {
		List<StoredObject> found = new ArrayList<>();
		Map<Integer, List<StoredObject>> children = new HashMap<>();
		if (folder.isFolder()) {
			stream(object -> object.parent() != 0)
					.forEach(object -> children.computeIfAbsent(object.parent(), key -> new ArrayList<>()).add(object));
			found.addAll(children.getOrDefault(folder.handle(), List.of()));
			for (int i = 0; i < found.size(); i++) {
				found.addAll(children.getOrDefault(found.get(i).handle(), List.of()));
			}
		}
		return found;
	}

	synchronized List<StoredObject> matching(Predicate<StoredObject> wanted) {
		return stream(wanted).toList();
	}

	/** Removes an object; answers whether it was there. */
	synchronized boolean remove(StoredObject object) {
		if (!objects.remove(object.handle(), object)) {
			return false;
		}
		removePlace(object);
		return true;
	}

	synchronized List<StoredObject> removeAll() {
		List<StoredObject> all = new ArrayList<>(objects.values());
		objects.clear();
		places.clear();
		keys.clear();
		used.clear();
		return all;
	}

	synchronized long used(int storageId) {
		return used.getOrDefault(storageId, 0L);
	}

	private void addPlace(StoredObject object) {
		keys.merge(key(object), 1, Integer::sum);
		used.merge(object.storageId(), object.size(), Long::sum);
	}

	private void removePlace(StoredObject object) {
		places.remove(place(object), object);
		used.merge(object.storageId(), -object.size(), Long::sum);
		keys.computeIfPresent(key(object), (key, count) -> count > 1 ? count - 1 : null);
	}

	private static Place place(StoredObject object) {
		return new Place(object.storageId(), object.path());
	}

	private static Place key(StoredObject object) {
		return new Place(object.storageId(), FileNames.key(object.path()));
	}

	private Stream<StoredObject> stream(Predicate<StoredObject> wanted) {
		return objects.values().stream().filter(wanted);
	}
}
