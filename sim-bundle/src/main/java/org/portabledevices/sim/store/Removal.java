package org.portabledevices.sim.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;

/** Takes objects off storages: DeleteObject, FormatStore. Safe for use by several threads. */
public final class Removal {

	private final Storages storages;

	/** Makes a removal. */
	public Removal(Storages storages) {
		this.storages = storages;
	}

	/**
	 * DeleteObject: an object, a folder with all that it holds, all objects, or all files of one format. Protected objects stay, and the folders they lie in.
	 *
	 * @throws ResponseException Object_WriteProtected, Store_Read-Only or Access_Denied if nothing was deleted, Partial_Deletion if not all was.
	 */
	public void delete(int handle, int format, Object origin) throws ResponseException {
		List<StoredObject> deleted = new ArrayList<>();
		try {
			storages.changing(() -> {
				remove(doomed(handle, format), deleted);
				return null;
			});
		} catch (IOException e) {
			throw new ResponseException(deleted.isEmpty() ? ResponseCode.ACCESS_DENIED : ResponseCode.PARTIAL_DELETION);
		} finally {
			tell(deleted, origin);
		}
	}

	/**
	 * FormatStore: all objects are gone, protected ones too.
	 *
	 * @param fileSystem a file system type as in StorageInfo; 0, or the one that is there.
	 */
	public void format(int storageId, int fileSystem, Object origin) throws ResponseException {
		SimulatedStorage storage = storages.storage(storageId);
		storage.requireWritable();
		if (fileSystem != 0 && fileSystem != storages.info(storageId).filesystemType()) {
			throw new ResponseException(ResponseCode.INVALID_PARAMETER);
		}
		List<StoredObject> deleted = new ArrayList<>();
		try {
			storages.changing(() -> {
				List<StoredObject> all = storages.store().matching(object -> object.storageId() == storageId);
				for (StoredObject object : deepestFirst(all)) {
					take(object);
					deleted.add(object);
				}
				return null;
			});
		} catch (IOException e) {
			throw new ResponseException(ResponseCode.GENERAL_ERROR);
		} finally {
			tell(deleted, origin);
			storages.tell(listener -> listener.storageChanged(storageId, origin));
		}
	}

	private void tell(List<StoredObject> deleted, Object origin) {
		deleted.forEach(object -> storages.tell(listener -> listener.objectRemoved(object.handle(), origin)));
	}

	private List<StoredObject> doomed(int handle, int format) throws ResponseException {
		List<StoredObject> doomed = new ArrayList<>();
		if (handle == Storages.ALL_OR_ROOT) {
			doomed.addAll(storages.store().matching(object -> format == 0 || object.format() == format && !object.isFolder()));
		} else {
			doomed.add(storages.object(handle));
			doomed.addAll(storages.below(doomed.get(0)));
		}
		return deepestFirst(doomed);
	}

	private void remove(List<StoredObject> doomed, List<StoredObject> deleted) throws ResponseException, IOException {
		int refusal = ResponseCode.OK;
		for (StoredObject object : doomed) {
			int kept = keeps(object);
			if (kept == ResponseCode.OK) {
				take(object);
				deleted.add(object);
			} else {
				refusal = kept;
			}
		}
		if (refusal != ResponseCode.OK) {
			throw new ResponseException(deleted.isEmpty() ? refusal : ResponseCode.PARTIAL_DELETION);
		}
	}

	/** Answers why an object cannot be deleted, if it cannot; of a folder, because of what was kept in it. */
	private int keeps(StoredObject object) throws ResponseException {
		if (storages.storage(object).readOnly()) {
			return ResponseCode.STORE_READ_ONLY;
		}
		boolean kept = object.protection() != StoredObject.NOT_PROTECTED || object.isFolder() && !storages.below(object).isEmpty();
		return kept ? ResponseCode.OBJECT_WRITE_PROTECTED : ResponseCode.OK;
	}

	private void take(StoredObject object) throws ResponseException, IOException {
		storages.storage(object).shelf().remove(object.path(), object.content());
		storages.store().remove(object);
	}

	/** What a folder holds goes before the folder, and what came last before what came first. */
	private static List<StoredObject> deepestFirst(List<StoredObject> objects) {
		List<StoredObject> sorted = new ArrayList<>(objects);
		Collections.reverse(sorted);
		sorted.sort(Comparator.comparingLong(object -> -object.path().chars().filter(unit -> unit == '/').count()));
		return sorted;
	}
}
