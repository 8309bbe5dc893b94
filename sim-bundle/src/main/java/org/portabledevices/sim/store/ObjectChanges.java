package org.portabledevices.sim.store;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.content.EditedBytes;
import org.portabledevices.sim.content.GeneratedContent;
import org.portabledevices.sim.content.NoRoomException;

/** Changes objects where they are: SetObjectProtection, SetObjectReferences, BeginEditObject. Safe for use by several threads. */
public final class ObjectChanges {

	private static final int MOST_REFERENCES = 10_000;

	private final Storages storages;
	private final Map<Integer, int[]> references = new ConcurrentHashMap<>();
	private final Set<Integer> edited = ConcurrentHashMap.newKeySet();

	/** Makes changes possible. */
	public ObjectChanges(Storages storages) {
		this.storages = storages;
	}

	/**
	 * SetObjectProtection.
	 *
	 * @param status 0 for none, 1 for read-only.
	 * @throws ResponseException Invalid_Parameter for any other, Store_Read-Only.
	 */
	public void protect(int handle, int status, Object origin) throws ResponseException {
		if (status != StoredObject.NOT_PROTECTED && status != StoredObject.READ_ONLY) {
			throw new ResponseException(ResponseCode.INVALID_PARAMETER);
		}
		replace(handle, object -> object.withProtection(status));
		storages.tell(listener -> listener.objectChanged(handle, origin));
	}

	/** GetObjectReferences: those that are still there. */
	public int[] references(int handle) throws ResponseException {
		storages.object(handle);
		return Arrays.stream(references.getOrDefault(handle, new int[0])).filter(this::exists).toArray();
	}

	/** SetObjectReferences: replaces all that there were. */
	public void setReferences(int handle, int[] handles, Object origin) throws ResponseException {
		storages.storage(storages.object(handle)).requireWritable();
		if (handles.length > MOST_REFERENCES || !Arrays.stream(handles).allMatch(this::exists)) {
			throw new ResponseException(ResponseCode.INVALID_OBJECT_REFERENCE);
		}
		references.put(handle, handles.clone());
		storages.tell(listener -> listener.objectChanged(handle, origin));
	}

	/**
	 * BeginEditObject.
	 *
	 * @throws ResponseException Object_WriteProtected, Store_Read-Only; Device_Busy while another edits it; Access_Denied for computed bytes; Invalid_ObjectHandle for a
	 *         folder.
	 */
	public ObjectEditing edit(int handle, Object origin) throws ResponseException, IOException {
		StoredObject object = storages.object(handle);
		SimulatedStorage storage = storages.storage(object);
		storage.requireWritable();
		if (object.isFolder()) {
			throw new ResponseException(ResponseCode.INVALID_OBJECT_HANDLE);
		} else if (object.protection() != StoredObject.NOT_PROTECTED) {
			throw new ResponseException(ResponseCode.OBJECT_WRITE_PROTECTED);
		} else if (object.content() instanceof GeneratedContent) {
			throw new ResponseException(ResponseCode.ACCESS_DENIED);
		} else if (object.size() > storage.room(storages.used(storage.id()))) { // there are two of it until the end
			throw new ResponseException(ResponseCode.STORE_FULL);
		} else if (!edited.add(handle)) {
			throw new ResponseException(ResponseCode.DEVICE_BUSY);
		}
		try {
			EditedBytes bytes = storage.shelf().edit(object.path(), object.content());
			return new ObjectEditing(storages, this, object, bytes, origin);
		} catch (NoRoomException e) {
			edited.remove(handle);
			throw new ResponseException(ResponseCode.STORE_FULL);
		} catch (IOException | RuntimeException e) {
			edited.remove(handle);
			throw e;
		}
	}

	void editEnded(int handle) {
		edited.remove(handle);
	}

	private boolean exists(int handle) {
		try {
			storages.object(handle);
			return true;
		} catch (ResponseException e) {
			return false;
		}
	}

	private void replace(int handle, UnaryOperator<StoredObject> change) throws ResponseException {
		try {
			storages.changing(() -> {
				StoredObject object = storages.object(handle);
				storages.storage(object).requireWritable();
				storages.store().replace(object, change.apply(object));
				return null;
			});
		} catch (IOException e) {
			throw new IllegalStateException("nothing was read or written", e);
		}
	}
}
