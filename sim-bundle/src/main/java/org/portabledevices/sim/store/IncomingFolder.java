package org.portabledevices.sim.store;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.content.IncomingBytes;
import org.portabledevices.sim.content.Shelf;

/** A folder that is being made: bytes for it are dropped. */
record IncomingFolder(Shelf shelf, String path) implements IncomingBytes {

	@Override
	public void write(ByteBuffer bytes) {
		bytes.position(bytes.limit());
	}

	@Override
	public Content finish() throws IOException {
		shelf.makeFolder(path);
		return Content.EMPTY;
	}

	@Override
	public void discard() {
		// there is nothing yet
	}
}
