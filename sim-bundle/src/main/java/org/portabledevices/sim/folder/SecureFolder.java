package org.portabledevices.sim.folder;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A folder that is held open: what is swapped in its path meanwhile does not matter. POSIX: {@code openat} and its like. */
final class SecureFolder implements HeldFolder {

	private final SecureDirectoryStream<Path> stream;

	SecureFolder(SecureDirectoryStream<Path> stream) {
		this.stream = stream;
	}

	@Override
	public HeldFolder folder(String name) throws IOException {
		return new SecureFolder(stream.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS));
	}

	@Override
	public List<String> names() throws IOException {
		List<String> names = new ArrayList<>();
		try {
			stream.forEach(path -> names.add(path.getFileName().toString()));
		} catch (DirectoryIteratorException e) {
			throw e.getCause();
		}
		return names;
	}

	@Override
	public BasicFileAttributes attributes(String name) throws IOException {
		return stream.getFileAttributeView(Path.of(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS).readAttributes();
	}

	@Override
	public SeekableByteChannel open(String name, Set<? extends OpenOption> options) throws IOException {
		Set<OpenOption> all = new HashSet<>(options);
		all.add(LinkOption.NOFOLLOW_LINKS);
		return stream.newByteChannel(Path.of(name), all);
	}

	@Override
	public void deleteFile(String name) throws IOException {
		stream.deleteFile(Path.of(name));
	}

	@Override
	public void deleteFolder(String name) throws IOException {
		stream.deleteDirectory(Path.of(name));
	}

	@Override
	public void move(String name, HeldFolder target, String newName) throws IOException {
		stream.move(Path.of(name), ((SecureFolder) target).stream, Path.of(newName));
	}

	@Override
	public void close() throws IOException {
		stream.close();
	}
}
