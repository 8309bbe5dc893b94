package org.portabledevices.sim.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.content.NoRoomException;

/** Brings objects to other places: MoveObject, CopyObject, and another name; folders with all that they hold. Safe for use by several threads. */
public final class Relocation {

	private final Storages storages;

	/** Makes a relocation. */
	public Relocation(Storages storages) {
		this.storages = storages;
	}

	/**
	 * MoveObject: handles stay.
	 *
	 * @param storageId the storage that it is to lie on, 0 for that of the folder, or the one it lies on.
	 * @param parent the folder, 0 for none.
	 * @throws ResponseException Object_WriteProtected for what is protected or holds such, Invalid_ParentObject into itself, Access_Denied if there is one of its name.
	 */
	public void move(int handle, int storageId, int parent, Object origin) throws ResponseException {
		boolean[] moved = new boolean[1];
		translated(() -> storages.changing(() -> {
			StoredObject object = changeable(handle);
			Storages.Place place = place(object, storageId, parent);
			if (place.storageId() != object.storageId() || place.parent() != object.parent()) {
				moved[0] = true;
				move(object, place, object.name());
			}
			return null;
		}));
		if (moved[0]) {
			storages.tell(listener -> listener.objectChanged(handle, origin));
		}
	}

	/**
	 * Gives an object another name; only the cases of its letters may differ.
	 *
	 * @throws ResponseException Invalid_Parameter if that is no name, Object_WriteProtected, Access_Denied if there is one of that name.
	 */
	public void rename(int handle, String name, Object origin) throws ResponseException {
		translated(() -> storages.changing(() -> {
			StoredObject object = changeable(handle);
			move(object, place(object, 0, object.parent()), name);
			return null;
		}));
		storages.tell(listener -> listener.objectChanged(handle, origin));
	}

	/**
	 * CopyObject: copies are not protected.
	 *
	 * @param storageId as for a move.
	 * @param parent as for a move.
	 * @return the handle of the copy.
	 * @throws ResponseException as for a move, and Store_Full.
	 */
	public int copy(int handle, int storageId, int parent, Object origin) throws ResponseException {
		List<StoredObject> copies = new ArrayList<>();
		translated(() -> storages.changing(() -> {
			StoredObject object = storages.object(handle);
			copies.addAll(copy(object, place(object, storageId, parent)));
			copies.forEach(storages.store()::add);
			return null;
		}));
		copies.forEach(copy -> storages.tell(
				// whoever asked knows the first, from the answer
				listener -> listener.objectAdded(copy.handle(), copy == copies.get(0) ? origin : null)));
		return copies.get(0).handle();
	}

	/** Finds an object that can be moved or deleted, with all that it holds. */
	private StoredObject changeable(int handle) throws ResponseException {
		StoredObject object = storages.object(handle);
		storages.storage(object).requireWritable();
		boolean isProtected = object.protection() != StoredObject.NOT_PROTECTED
				|| storages.below(object).stream().anyMatch(inside -> inside.protection() != StoredObject.NOT_PROTECTED);
		if (isProtected) {
			throw new ResponseException(ResponseCode.OBJECT_WRITE_PROTECTED);
		}
		return object;
	}

	private Storages.Place place(StoredObject object, int storageId, int parent) throws ResponseException {
		boolean isRoot = parent == 0 || parent == Storages.ALL_OR_ROOT;
		Storages.Place place = storages.place(storageId == 0 && isRoot ? object.storageId() : storageId, parent);
		boolean intoItself = place.parent() == object.handle()
				|| storages.below(object).stream().anyMatch(inside -> inside.handle() == place.parent());
		if (intoItself) {
			throw new ResponseException(ResponseCode.INVALID_PARENT_OBJECT);
		}
		return place;
	}

	private void move(StoredObject object, Storages.Place place, String name) throws ResponseException, IOException {
		String path = place.path(name);
		boolean same = place.storageId() == object.storageId() && FileNames.key(path).equals(FileNames.key(object.path()));
		if (path.equals(object.path()) && place.storageId() == object.storageId()) {
			return;
		}
		if (!same) {
			storages.requireFree(place.storageId(), path);
		}
		if (place.storageId() == object.storageId()) {
			moveOnStorage(object, place.parent(), path);
		} else {
			moveAcross(object, place);
		}
	}

	private void moveOnStorage(StoredObject object, int parent, String path) throws ResponseException, IOException {
		SimulatedStorage storage = storages.storage(object);
		List<StoredObject> inside = storages.below(object);
		storage.shelf().move(object.path(), path, object.content());
		put(object, storage, parent, path);
		for (StoredObject each : inside) {
			put(each, storage, each.parent(), path + each.path().substring(object.path().length()));
		}
	}

	private void put(StoredObject object, SimulatedStorage storage, int parent, String path) {
		storages.store().replace(object, object.at(storage.id(), parent, path, storage.shelf().at(path, object.content())));
	}

	private void moveAcross(StoredObject object, Storages.Place place) throws ResponseException, IOException {
		List<StoredObject> before = new ArrayList<>(List.of(object));
		before.addAll(storages.below(object));
		List<StoredObject> copies = copy(object, place);
		for (int i = 0; i < copies.size(); i++) {
			StoredObject old = before.get(i);
			StoredObject copy = copies.get(i);
			int parent = i == 0 ? place.parent() : old.parent();
			storages.store().replace(old, old.at(place.storageId(), parent, copy.path(), copy.content()));
		}
		removeOriginals(before);
	}

	private void removeOriginals(List<StoredObject> originals) throws ResponseException {
		try {
			for (int i = originals.size() - 1; i >= 0; i--) { // what a folder holds, before the folder
				storages.storage(originals.get(i)).shelf().remove(originals.get(i).path(), originals.get(i).content());
			}
		} catch (IOException e) { // they were moved, but something of them is left
			throw new ResponseException(ResponseCode.PARTIAL_DELETION);
		}
	}

	/** Copies what an object is made of; the copies are not added. What fails in the middle leaves none. */
	private List<StoredObject> copy(StoredObject object, Storages.Place place) throws ResponseException, IOException {
		SimulatedStorage storage = storages.storage(place.storageId());
		String path = place.path(object.name());
		storages.requireFree(storage.id(), path);
		List<StoredObject> originals = new ArrayList<>(List.of(object));
		originals.addAll(storages.below(object));
		long size = originals.stream().mapToLong(StoredObject::size).sum();
		if (size > storage.room(storages.used(storage.id()) + storages.arriving().of(storage.id()))) {
			throw new ResponseException(ResponseCode.STORE_FULL);
		}
		Map<Integer, Integer> handles = new HashMap<>(Map.of(object.parent(), place.parent()));
		List<StoredObject> copies = new ArrayList<>();
		try {
			for (StoredObject original : originals) {
				String newPath = path + original.path().substring(object.path().length());
				Content content = copy(original, storage, newPath);
				int handle = storages.store().nextHandle();
				handles.put(original.handle(), handle);
				int parent = original == object ? place.parent() : handles.get(original.parent());
				copies.add(original.copy(handle, storage.id(), parent, newPath, content));
			}
		} catch (IOException | RuntimeException e) {
			for (int i = copies.size() - 1; i >= 0; i--) {
				storage.shelf().remove(copies.get(i).path(), copies.get(i).content());
			}
			throw e;
		}
		return copies;
	}

	private static Content copy(StoredObject original, SimulatedStorage storage, String path) throws IOException {
		if (original.isFolder()) {
			storage.shelf().makeFolder(path);
			return Content.EMPTY;
		}
		return storage.shelf().copy(original.content(), path);
	}

	private interface Action {

		void run() throws ResponseException, IOException;
	}

	private static void translated(Action action) throws ResponseException {
		try {
			action.run();
		} catch (NoRoomException e) {
			throw new ResponseException(ResponseCode.STORE_FULL);
		} catch (IOException e) { // what lies in the folder is not what the device knows
			throw new ResponseException(ResponseCode.ACCESS_DENIED);
		}
	}
}
