package org.portabledevices.sim.content;

import static java.util.Objects.checkFromIndexSize;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of an object, which are read piece by piece. Safe for use by several threads, and opened as often as need be. */
public interface Content {

	/** No bytes. */
	Content EMPTY = of(new byte[0]);

	/** Tells how many bytes there are. */
	long length() throws IOException;

	/** Begins to read. */
	OpenContent open() throws IOException;

	/** Gives back what it takes up, when its object is deleted. */
	default void release() {
	}

	/** Tells whether the bytes stay as they are whatever becomes of the object, so that others can share them. */
	default boolean isLasting() {
		return true;
	}

	/** Copies all bytes. */
	default void copyTo(IncomingBytes target) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
		try (OpenContent open = open()) {
			for (long position = 0; open.read(position, buffer) >= 0; buffer.clear()) {
				position += buffer.flip().remaining();
				target.write(buffer);
			}
		}
	}

	/** Makes content of bytes in memory, which are not copied. */
	static Content of(byte[] bytes) {
		return new Content() {

			@Override
			public long length() {
				return bytes.length;
			}

			@Override
			public OpenContent open() {
				return (position, target) -> {
					if (position >= bytes.length) {
						return -1;
					}
					int count = (int) Math.min(target.remaining(), bytes.length - position);
					target.put(bytes, (int) position, count);
					return count;
				};
			}
		};
	}

	/** Answers the bytes at the beginning, for those who look into a file. */
	default byte[] prefix(int most) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(most, length()));
		try (OpenContent open = open()) {
			while (buffer.hasRemaining() && open.read(buffer.position(), buffer) >= 0) {
				// until it is full
			}
		}
		byte[] bytes = new byte[buffer.position()];
		buffer.flip().get(bytes);
		return bytes;
	}

	/** Makes content of a part. */
	default Content part(long offset, long length) throws IOException {
		checkFromIndexSize(offset, length, length());
		Content whole = this;
		return new Content() {

			@Override
			public long length() {
				return length;
			}

			@Override
			public OpenContent open() throws IOException {
				OpenContent open = whole.open();
				return new OpenContent() {

					@Override
					public int read(long position, ByteBuffer target) throws IOException {
						return readWithin(open, offset, length, position, target);
					}

					@Override
					public void close() throws IOException {
						open.close();
					}
				};
			}
		};
	}

	private static int readWithin(OpenContent open, long offset, long length, long position, ByteBuffer target) throws IOException {
		if (position >= length) {
			return -1;
		}
		int limit = target.limit();
		target.limit((int) Math.min(limit, target.position() + length - position));
		try {
			return open.read(offset + position, target);
		} finally {
			target.limit(limit);
		}
	}
}
