package org.portabledevices.sim.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
	public void makeFolder(String path) {
		// a folder is nothing but its description
	}

	@Override
	public void remove(String path, Content content) {
		content.release();
	}

	private static final class Incoming implements IncomingBytes {

		private ByteArrayOutputStream memory = new ByteArrayOutputStream();
		private FileChannel file;

		@Override
		public void write(ByteBuffer bytes) throws IOException {
			if (file == null && memory.size() + bytes.remaining() > IN_MEMORY) {
				Path path = Files.createTempFile("portabledevices-sim-", ".object");
				file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
				writeAll(ByteBuffer.wrap(memory.toByteArray()));
				memory = null;
			}
			if (file != null) {
				writeAll(bytes);
			} else {
				byte[] copy = new byte[bytes.remaining()];
				bytes.get(copy);
				memory.write(copy);
			}
		}

		@Override
		public Content finish() throws IOException {
			return file == null ? Content.of(memory.toByteArray()) : new Spooled(file, file.size());
		}

		@Override
		public void discard() {
			if (file != null) {
				closed(file);
			}
		}

		private void writeAll(ByteBuffer bytes) throws IOException {
			while (bytes.hasRemaining()) {
				file.write(bytes);
			}
		}
	}

	/** A temporary file that is open until it is released; who reads it then fails. */
	private record Spooled(FileChannel file, long length) implements Content {

		@Override
		public OpenContent open() {
			return (position, target) -> file.read(target, position);
		}

		@Override
		public void release() {
			closed(file);
		}
	}

	private static void closed(FileChannel file) {
		try {
			file.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
