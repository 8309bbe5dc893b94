package org.portabledevices.sim.responder;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.responder.IncomingObject;
import org.portabledevices.sim.store.IncomingFile;

/** What arrives, in the form that the responder wants. */
record Incoming(IncomingFile file) implements IncomingObject {

	/** Finds a place for it. */
	interface Announcement {

		IncomingFile announce() throws ResponseException, IOException;
	}

	static Incoming of(Announcement announcement) throws ResponseException {
		try {
			return new Incoming(announcement.announce());
		} catch (IOException e) { // such as a name that the system below cannot write
			throw new ResponseException(ResponseCode.ACCESS_DENIED);
		}
	}

	@Override
	public int storageId() {
		return file.storageId();
	}

	@Override
	public int parent() {
		return file.parent();
	}

	@Override
	public int handle() {
		return file.handle();
	}

	@Override
	public void write(ByteBuffer bytes) throws ResponseException, IOException {
		file.write(bytes);
	}

	@Override
	public void complete() throws ResponseException, IOException {
		file.complete();
	}

	@Override
	public void discard() {
		file.discard();
	}
}
