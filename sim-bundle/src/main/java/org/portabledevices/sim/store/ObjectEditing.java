package org.portabledevices.sim.store;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.content.EditedBytes;
import org.portabledevices.sim.content.NoRoomException;

/** An object that is being changed: a copy, which takes its place at the end, so who reads it meanwhile reads what it was. For one thread at a time. */
public final class ObjectEditing {

	private final Storages storages;
	private final ObjectChanges changes;
	private final StoredObject object;
	private final EditedBytes bytes;
	private final Object origin;

	ObjectEditing(Storages storages, ObjectChanges changes, StoredObject object, EditedBytes bytes, Object origin) {
		this.storages = storages;
		this.changes = changes;
		this.object = object;
		this.bytes = bytes;
		this.origin = origin;
	}

	/** SendPartialObject: puts all remaining bytes; not beyond the end, but it may grow. */
	public void write(long position, ByteBuffer data) throws ResponseException, IOException {
		if (position < 0 || position > bytes.length()) {
			throw new ResponseException(ResponseCode.INVALID_PARAMETER);
		}
		resize(position + data.remaining(), () -> bytes.write(position, data));
	}

	/** TruncateObject: cuts it off, or makes it longer with zeros. */
	public void truncate(long length) throws ResponseException, IOException {
		if (length < 0) {
			throw new ResponseException(ResponseCode.INVALID_PARAMETER);
		}
		resize(length, () -> bytes.truncate(length));
	}

	/**
	 * EndEditObject: what was written is in the object.
	 *
	 * @throws ResponseException Invalid_ObjectHandle, Object_WriteProtected or Access_Denied if the object was deleted, protected or moved meanwhile.
	 */
	public void end() throws ResponseException, IOException {
		boolean ended = false;
		try {
			storages.changing(() -> {
				StoredObject now = storages.object(object.handle());
				if (now.protection() != StoredObject.NOT_PROTECTED) {
					throw new ResponseException(ResponseCode.OBJECT_WRITE_PROTECTED);
				} else if (!now.path().equals(object.path())) {
					throw new ResponseException(ResponseCode.ACCESS_DENIED);
				}
				long length = bytes.length();
				Content content = bytes.finish();
				storages.store().replace(now, now.changed(length, content, storages.now()));
				now.content().release();
				return null;
			});
			ended = true;
		} finally {
			changes.editEnded(object.handle());
			if (!ended) {
				bytes.discard();
			}
		}
		storages.tell(listener -> listener.objectChanged(object.handle(), origin));
	}

	/** Leaves the object as it was. */
	public void discard() {
		changes.editEnded(object.handle());
		bytes.discard();
	}

	private interface Step {

		void run() throws IOException;
	}

	private void resize(long length, Step step) throws ResponseException, IOException {
		SimulatedStorage storage = storages.storage(object);
		if (length > bytes.length() && length - object.size() > storage.room(storages.used(storage.id()))) {
			throw new ResponseException(ResponseCode.STORE_FULL);
		}
		try {
			step.run();
		} catch (NoRoomException e) {
			throw new ResponseException(ResponseCode.STORE_FULL);
		}
	}
}
