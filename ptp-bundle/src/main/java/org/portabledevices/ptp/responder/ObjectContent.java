package org.portabledevices.ptp.responder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.osgi.annotation.versioning.ConsumerType;

/** Bytes that a responder reads piece by piece. Used by one thread at a time, and closed once. */
@ConsumerType
public interface ObjectContent extends Closeable {
	/**
	 * Answers the length. Asked once, first.
	 *
	 * @return the length in bytes.
	 * @throws IOException if it cannot be found out.
	 */
	long length() throws IOException;

	/**
	 * Reads some bytes.
	 *
	 * @param position where to begin, from 0.
	 * @param target takes at least one byte, if there is one at that position.
	 * @return how many bytes were put, -1 if there are none.
	 * @throws IOException if they cannot be read.
	 */
	int read(long position, ByteBuffer target) throws IOException;

	/** Does nothing unless there is something to close. */
	@Override
	default void close() throws IOException {
	}

	/**
	 * Makes content of bytes in memory.
	 *
	 * @param bytes the bytes, not copied.
	 * @return the content.
	 */
	static ObjectContent of(byte[] bytes) {
		return new ObjectContent() {
			@Override
			public long length() {
				return bytes.length;
			}

			@Override
			public int read(long position, ByteBuffer target) {
				if (position >= bytes.length) {
					return -1;
				}
				int count = (int) Math.min(target.remaining(), bytes.length - position);
				target.put(bytes, (int) position, count);
				return count;
			}
		};
	}

	/**
	 * Makes content of a file.
	 *
	 * @param file the file.
	 * @return the content, open.
	 * @throws IOException if the file cannot be opened.
	 */
	static ObjectContent of(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
		return new ObjectContent() {
			@Override
			public long length() throws IOException {
				return channel.size();
			}

			@Override
			public int read(long position, ByteBuffer target) throws IOException {
				return channel.read(target, position);
			}

			@Override
			public void close() throws IOException {
				channel.close();
			}
		};
	}
}
