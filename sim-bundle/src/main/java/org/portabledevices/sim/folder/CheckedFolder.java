package org.portabledevices.sim.folder;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A folder by its path, where the system cannot hold one open (Windows): before each use, and again when a file was opened, it is checked that its real path is the one
 * that is meant.
 */
final class CheckedFolder implements HeldFolder {

	private final Path root;
	private final Path folder;

	CheckedFolder(Path root, Path folder) {
		this.root = root;
		this.folder = folder;
	}

	@Override
	public HeldFolder folder(String name) throws IOException {
		if (!attributes(name).isDirectory()) {
			throw new NotDirectoryException(folder.resolve(name).toString());
		}
		return new CheckedFolder(root, folder.resolve(name));
	}

	@Override
	public List<String> names() throws IOException {
		List<String> names = new ArrayList<>();
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(checked())) {
			stream.forEach(path -> names.add(path.getFileName().toString()));
		} catch (DirectoryIteratorException e) {
			throw e.getCause();
		}
		return names;
	}

	@Override
	public BasicFileAttributes attributes(String name) throws IOException {
		return Files.readAttributes(checked().resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
	}

	@Override
	public SeekableByteChannel open(String name, Set<? extends OpenOption> options) throws IOException {
		Set<OpenOption> all = new HashSet<>(options);
		all.add(LinkOption.NOFOLLOW_LINKS);
		SeekableByteChannel channel = Files.newByteChannel(checked().resolve(name), all);
		try {
			checked(); // nothing was read or written yet
			return channel;
		} catch (IOException e) {
			channel.close();
			throw e;
		}
	}

	@Override
	public void deleteFile(String name) throws IOException {
		Files.delete(checked().resolve(name));
	}

	@Override
	public void deleteFolder(String name) throws IOException {
		Files.delete(checked().resolve(name));
	}

	@Override
	public void move(String name, HeldFolder target, String newName) throws IOException {
		Files.move(checked().resolve(name), ((CheckedFolder) target).checked().resolve(newName), StandardCopyOption.ATOMIC_MOVE);
	}

	@Override
	public void close() {
		// nothing is held
	}

	private Path checked() throws IOException {
		if (!folder.toRealPath().equals(folder) || !folder.startsWith(root)) {
			throw new AccessDeniedException(folder.toString(), null, "a link leads elsewhere");
		}
		return folder;
	}
}
