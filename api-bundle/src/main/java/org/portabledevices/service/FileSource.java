package org.portabledevices.service;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/** Reads a file. */
final class FileSource implements DataSource {

	private final Path file;
	private FileChannel channel;

	FileSource(Path file) {
		this.file = requireNonNull(file, "file").toAbsolutePath();
	}

	@Override
	public OptionalLong length() throws IOException {
		return OptionalLong.of(channel().size());
	}

	@Override
	public int read(ByteBuffer buffer) throws IOException {
		return channel().read(buffer);
	}

	@Override
	public void close() throws IOException {
		if (channel != null) {
			channel.close();
		}
	}

	private FileChannel channel() throws IOException {
		if (channel == null) {
			channel = FileChannel.open(file, StandardOpenOption.READ);
		}
		return channel;
	}
}
