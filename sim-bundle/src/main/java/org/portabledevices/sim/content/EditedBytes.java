package org.portabledevices.sim.content;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A copy of content that is being changed, and takes its place when that is done. For one thread at a time. */
public interface EditedBytes {

	/** Tells how many bytes there are by now. */
	long length() throws IOException;

	/** Puts all remaining bytes somewhere; what lies between the end and there becomes 0. */
	void write(long position, ByteBuffer bytes) throws IOException;

	/** Cuts it off, or makes it longer with bytes that are 0. */
	void truncate(long length) throws IOException;

	/** Has it take the place of the content that it is a copy of. */
	Content finish() throws IOException;

	/** Throws it away. */
	void discard();
}
