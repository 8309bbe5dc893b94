package org.portabledevices.shell.log;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A text file of bounded size: beyond the limit it is put aside as NAME.1, in the place of the one before, and begun again. Not thread-safe. */
final class RollingFile implements AutoCloseable {

	private final Path file;
	private final long limit;
	private OutputStream out;
	private long size;

	RollingFile(Path file, long limit) throws IOException {
		this.file = file.toAbsolutePath();
		this.limit = limit;
		Files.createDirectories(this.file.getParent());
		if (Files.exists(this.file) && Files.size(this.file) > limit) {
			putAside();
		}
		open();
	}

	void write(String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		if (size > 0 && size + bytes.length > limit) {
			out.close();
			putAside();
			open();
		}
		out.write(bytes);
		out.flush();
		size += bytes.length;
	}

	@Override
	public void close() throws IOException {
		out.close();
	}

	private void open() throws IOException {
		out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
		size = Files.size(file);
	}

	private void putAside() throws IOException {
		Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
	}
}
