package org.portabledevices.service;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.UUID;

/** Writes beside the file, and moves into its place what is whole. */
final class FileSink implements DataSink {

	private final Path file;
	private OptionalLong announced = OptionalLong.empty();
	private PartFile part;
	private long written;

	FileSink(Path file) {
		this.file = requireNonNull(file, "file").toAbsolutePath();
	}

	@Override
	public void begin(OptionalLong length) throws IOException {
		requireNoFolder(file);
		announced = length;
		open();
	}

	@Override
	public void write(ByteBuffer data) throws IOException {
		open();
		int count = data.remaining();
		part.write(data, written);
		written += count;
	}

	@Override
	public void close(boolean complete) throws IOException {
		if (complete) {
			open(); // an object of no bytes is a file too
		}
		if (part == null) {
			return;
		}
		boolean whole = false;
		try {
			if (complete) {
				requireAll(file, announced, written);
				part.become(file);
				whole = true;
			}
		} finally {
			if (!whole) {
				part.delete();
			}
		}
	}

	private void open() throws IOException {
		if (part == null) {
			part = PartFile.create(file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part"));
		}
	}

	static void requireNoFolder(Path file) throws IOException {
		if (Files.isDirectory(file)) {
			throw new IOException(file + " is a folder, not a file");
		}
	}

	/** Devices have been seen to end their data early and call that success. */
	static void requireAll(Path file, OptionalLong announced, long written) throws IOException {
		if (announced.isPresent() && announced.getAsLong() != written) {
			throw new IOException("%s: %,d bytes were announced and %,d came".formatted(file, announced.getAsLong(), written));
		}
	}
}
