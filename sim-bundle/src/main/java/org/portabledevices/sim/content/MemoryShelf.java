package org.portabledevices.sim.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Keeps small files in memory and puts large ones into temporary files, which go with the object, and with the Java VM at the latest. What lies under the shelf (a
 * folder of the user's) is never touched.
 */
public final class MemoryShelf implements Shelf {

	private static final int IN_MEMORY = 256 * 1024;

	@Override
	public IncomingBytes receive(String path) {
		return new Incoming();
	}

	@Override
	public EditedBytes edit(String path, Content content) throws IOException {
		return TemporaryFile.edit(content);
	}

	@Override
	public void makeFolder(String path) {
		// a folder is nothing but its description
	}

	@Override
	public void remove(String path, Content content) {
		content.release();
	}

	@Override
	public void move(String from, String to, Content content) {
		// the bytes do not lie at a path
	}

	@Override
	public Content at(String path, Content content) {
		return content;
	}

	@Override
	public Content copy(Content content, String path) throws IOException {
		return content.isLasting() ? content : Shelf.super.copy(content, path);
	}

	@Override
	public long room() {
		return Long.MAX_VALUE; // of temporary files it is seen when they are written
	}

	@Override
	public void check() {
		// it can always be used
	}

	private static final class Incoming implements IncomingBytes {

		private ByteArrayOutputStream memory = new ByteArrayOutputStream();
		private TemporaryFile file;

		@Override
		public void write(ByteBuffer bytes) throws IOException {
			if (file == null && memory.size() + bytes.remaining() > IN_MEMORY) {
				file = TemporaryFile.make();
				file.append(ByteBuffer.wrap(memory.toByteArray()));
				memory = null;
			}
			if (file != null) {
				file.append(bytes);
			} else {
				byte[] copy = new byte[bytes.remaining()];
				bytes.get(copy);
				memory.write(copy);
			}
		}

		@Override
		public Content finish() throws IOException {
			return file == null ? Content.of(memory.toByteArray()) : file.finish();
		}

		@Override
		public void discard() {
			if (file != null) {
				file.discard();
			}
		}
	}
}
