package org.portabledevices.sim.folder;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds and changes what lies in a folder, by paths as a device has them: absolute, with {@code /}. Each way is gone anew, name by name, and ends with an exception where
 * one is a link. Safe for use by several threads.
 */
final class FolderAccess {

	/** Takes hold of the folder. */
	interface Hold {

		HeldFolder of(Path root) throws IOException;
	}

	/** Is done in a held folder. */
	private interface Use<T> {

		T in(HeldFolder folder, String name) throws IOException;
	}

	private final Path root;
	private final Hold hold;

	/** Begins to use a folder, which is there. */
	FolderAccess(Path folder) throws IOException {
		this(folder, HeldFolder::of);
	}

	FolderAccess(Path folder, Hold hold) throws IOException {
		root = folder.toRealPath();
		this.hold = hold;
		if (!Files.isDirectory(root)) {
			throw new NotDirectoryException(root.toString());
		}
	}

	Path root() {
		return root;
	}

	HeldFolder held() throws IOException {
		return hold.of(root);
	}

	/** Looks at what lies at a path, if anything does. */
	Optional<BasicFileAttributes> find(String path) throws IOException {
		try {
			return in(path, HeldFolder::find);
		} catch (NoSuchFileException e) { // nor what it would lie in
			return Optional.empty();
		}
	}

	/** Opens a file to be read. What is no file, a device or a pipe, is not opened, since that could last. */
	SeekableByteChannel open(String path) throws IOException {
		return in(path, (folder, name) -> {
			if (!folder.attributes(name).isRegularFile()) {
				throw new IOException("%s is not a file any more".formatted(path));
			}
			return folder.open(name, Set.of(StandardOpenOption.READ));
		});
	}

	/** Makes a file for what is not whole yet. It lies in the folder itself, so it can be moved to its place in one step. */
	SeekableByteChannel openPart(String part) throws IOException {
		try (HeldFolder top = held()) {
			return top.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
		}
	}

	/** Moves what is whole to its place. */
	void placePart(String part, String path, boolean replaces) throws IOException {
		makeParents(path);
		in(path, (folder, name) -> {
			if (folder.find(name).isPresent() && !(replaces && folder.attributes(name).isRegularFile())) {
				throw new FileAlreadyExistsException(path);
			}
			try (HeldFolder top = held()) {
				top.move(part, folder, name);
			}
			return null;
		});
	}

	/** Removes what was not wanted any more. */
	void removePart(String part) throws IOException {
		try (HeldFolder top = held()) {
			if (top.find(part).isPresent()) {
				top.deleteFile(part);
			}
		}
	}

	/** Makes a folder: first where no link can be, since not every system can make one in a folder that is held. */
	void makeFolder(String path) throws IOException {
		String part = PartNames.next();
		Files.createDirectory(root.resolve(part));
		try {
			placePart(part, path, false);
		} catch (IOException e) {
			Files.deleteIfExists(root.resolve(part));
			throw e;
		}
	}

	/** Removes a file, a link or an empty folder, if it is there. */
	void remove(String path) throws IOException {
		if (find(path).isEmpty()) {
			return;
		}
		in(path, (folder, name) -> {
			Optional<BasicFileAttributes> found = folder.find(name);
			if (found.isPresent() && found.get().isDirectory()) {
				folder.deleteFolder(name);
			} else if (found.isPresent()) {
				folder.deleteFile(name);
			}
			return null;
		});
	}

	/** Moves a file, or a folder with all that it holds. */
	void move(String from, String to) throws IOException {
		makeParents(to);
		in(from, (folder, name) -> in(to, (target, newName) -> {
			if (target.find(newName).isPresent() && !isSame(folder.attributes(name), target.attributes(newName))) {
				throw new FileAlreadyExistsException(to);
			}
			folder.move(name, target, newName);
			return null;
		}));
	}

	/** Where case does not count, a file is there by its new name too, when only the case of its name changes. */
	private static boolean isSame(BasicFileAttributes one, BasicFileAttributes other) {
		return one.fileKey() != null && one.fileKey().equals(other.fileKey());
	}

	/** A folder that is on the device only, for what is computed, is made when something is put into it. */
	private void makeParents(String path) throws IOException {
		int slash = path.lastIndexOf('/');
		if (slash > 0 && find(path.substring(0, slash)).isEmpty()) {
			makeFolder(path.substring(0, slash));
		}
	}

	private <T> T in(String path, Use<T> use) throws IOException {
		List<String> names = names(path);
		HeldFolder folder = held();
		try {
			for (String name : names.subList(0, names.size() - 1)) {
				HeldFolder next = folder.folder(name);
				folder.close();
				folder = next;
			}
			return use.in(folder, names.get(names.size() - 1));
		} finally {
			folder.close();
		}
	}

	/** Names were checked when they came; this is the last line. */
	private static List<String> names(String path) throws IOException {
		List<String> names = Arrays.asList(path.split("/", -1));
		boolean plain = names.size() > 1 && names.get(0).isEmpty()
				&& names.subList(1, names.size()).stream().allMatch(FolderAccess::isPlain);
		if (!plain) {
			throw new IOException("\"%s\" is not a path on a device".formatted(path));
		}
		return names.subList(1, names.size());
	}

	private static boolean isPlain(String name) {
		Path path;
		try {
			path = Path.of(name);
		} catch (InvalidPathException e) { // such as what the system cannot write in its encoding
			return false;
		}
		return !name.isEmpty() && !name.equals(".") && !name.equals("..") && !path.isAbsolute() && path.getNameCount() == 1
				&& path.getRoot() == null && path.getFileName().toString().equals(name);
	}
}
