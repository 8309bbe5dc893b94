package org.portabledevices.sim.content;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Content that is being read. For one thread at a time. */
public interface OpenContent extends Closeable {

	/**
	 * Reads some bytes.
	 *
	 * @param position where to begin, from 0.
	 * @param target takes at least one byte, if there is one at that position; it has room.
	 * @return how many bytes were put, -1 behind the end.
	 */
	int read(long position, ByteBuffer target) throws IOException;

	@Override
	default void close() throws IOException {
	}
}
