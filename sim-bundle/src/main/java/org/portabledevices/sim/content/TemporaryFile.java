package org.portabledevices.sim.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes in a temporary file, which is gone when it is closed. For one thread at a time. */
final class TemporaryFile implements EditedBytes {

	private final FileChannel file;

	private TemporaryFile(FileChannel file) {
		this.file = file;
	}

	static TemporaryFile make() throws IOException {
		Path path = Files.createTempFile("portabledevices-sim-", ".object");
		return new TemporaryFile(
				FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
	}

	/** Makes a copy that can be changed. */
	static TemporaryFile edit(Content content) throws IOException {
		TemporaryFile copy = make();
		try {
			content.copyTo(new IncomingBytes() {

				@Override
				public void write(ByteBuffer bytes) throws IOException {
					copy.append(bytes);
				}

				@Override
				public Content finish() throws IOException {
					return copy.finish();
				}

				@Override
				public void discard() {
					copy.discard();
				}
			});
		} catch (IOException | RuntimeException e) {
			copy.discard();
			throw e;
		}
		return copy;
	}

	void append(ByteBuffer bytes) throws IOException {
		write(file.size(), bytes);
	}

	@Override
	public long length() throws IOException {
		return file.size();
	}

	@Override
	public void write(long position, ByteBuffer bytes) throws IOException {
		try {
			for (long place = position; bytes.hasRemaining();) {
				place += file.write(bytes, place);
			}
		} catch (IOException e) {
			throw full(e);
		}
	}

	@Override
	public void truncate(long length) throws IOException {
		if (length <= file.size()) {
			file.truncate(length);
		} else {
			write(length - 1, ByteBuffer.allocate(1));
		}
	}

	@Override
	public Content finish() throws IOException {
		return new Spooled(file, file.size());
	}

	@Override
	public void discard() {
		closed(file);
	}

	private IOException full(IOException failure) throws IOException {
		Path place = Path.of(System.getProperty("java.io.tmpdir"));
		return Files.getFileStore(place).getUsableSpace() == 0 ? new NoRoomException(place.toString()) : failure;
	}

	private static void closed(FileChannel file) {
		try {
			file.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** A temporary file that is open until it is released; who reads it then fails. */
	private record Spooled(FileChannel file, long length) implements Content {

		@Override
		public OpenContent open() {
			return (position, target) -> file.read(target, position);
		}

		@Override
		public boolean isLasting() {
			return false;
		}

		@Override
		public void release() {
			closed(file);
		}
	}
}
