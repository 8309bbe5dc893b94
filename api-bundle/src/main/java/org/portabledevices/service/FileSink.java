package org.portabledevices.service;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.UUID;

/** Writes beside the file, and moves into its place what is whole. */
final class FileSink implements DataSink {

	private final Path file;
	private Path part;
	private FileChannel channel;

	FileSink(Path file) {
		this.file = requireNonNull(file, "file").toAbsolutePath();
	}

	@Override
	public void begin(OptionalLong length) throws IOException {
		if (Files.isDirectory(file)) {
			throw new IOException(file + " is a folder, not a file");
		}
		open();
	}

	@Override
	public void write(ByteBuffer data) throws IOException {
		open();
		while (data.hasRemaining()) {
			channel.write(data);
		}
	}

	@Override
	public void close(boolean complete) throws IOException {
		if (complete) {
			open(); // an object of no bytes is a file too
		}
		if (channel == null) {
			return;
		}
		try {
			channel.close();
			if (complete) {
				takePlace();
			}
		} finally {
			Files.deleteIfExists(part);
		}
	}

	private void open() throws IOException {
		if (channel == null) {
			part = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
			channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
		}
	}

	private void takePlace() throws IOException {
		try {
			Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
		} catch (AtomicMoveNotSupportedException e) {
			Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}
}
