package org.portabledevices.sim.responder;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.responder.ObjectEdit;
import org.portabledevices.sim.store.ObjectEditing;

/** What is being edited, in the form that the responder wants. */
record Editing(ObjectEditing object) implements ObjectEdit {

	@Override
	public void write(long position, ByteBuffer bytes) throws ResponseException, IOException {
		object.write(position, bytes);
	}

	@Override
	public void truncate(long length) throws ResponseException, IOException {
		object.truncate(length);
	}

	@Override
	public void close() throws IOException {
		try {
			object.end();
		} catch (ResponseException e) { // the object was deleted, moved or protected meanwhile
			throw new IOException(e);
		}
	}
}
