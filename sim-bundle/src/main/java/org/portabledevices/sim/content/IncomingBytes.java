package org.portabledevices.sim.content;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes that arrive piece by piece, and become content when all are there. For one thread at a time. */
public interface IncomingBytes {

	/** Takes all remaining bytes. */
	void write(ByteBuffer bytes) throws IOException;

	/** Makes content of what has arrived. */
	Content finish() throws IOException;

	/** Throws away what has arrived. */
	void discard();
}
