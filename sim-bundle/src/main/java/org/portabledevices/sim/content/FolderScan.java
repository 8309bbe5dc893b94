package org.portabledevices.sim.content;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists what lies in a folder and below it, by name, parents first. Links, hidden and special files are left out. */
public final class FolderScan {

	/** More than this many are not looked at; a camera's card holds fewer. */
	public static final int MOST = 50_000;

	/** PTP's strings end there. */
	private static final int LONGEST_NAME = 254;

	private final Path root;
	private final List<Entry> entries = new ArrayList<>();

	private FolderScan(Path root) {
		this.root = root;
	}

	/**
	 * What was found.
	 *
	 * @param path its path on the device.
	 * @param content its bytes; empty for a folder.
	 * @param folder whether it is a folder.
	 * @param size in bytes.
	 * @param modified when it was changed last.
	 */
	public record Entry(String path, Content content, boolean folder, long size, Instant modified) {
	}

	/** Lists a folder. */
	public static List<Entry> of(Path folder) throws IOException {
		FolderScan scan = new FolderScan(folder.toRealPath());
		scan.list(scan.root, "");
		return scan.entries;
	}

	private void list(Path folder, String path) throws IOException {
		List<Path> children = new ArrayList<>();
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
			stream.forEach(children::add);
		} catch (DirectoryIteratorException e) {
			throw e.getCause();
		}
		children.sort(Comparator.comparing(child -> child.getFileName().toString()));
		for (Path child : children) {
			String name = child.getFileName().toString();
			if (!name.startsWith(".") && name.length() <= LONGEST_NAME) {
				try {
					add(child, path + "/" + name);
				} catch (AccessDeniedException | NoSuchFileException e) {
					// what cannot be read, or has gone meanwhile, is not on the card
				}
			}
		}
	}

	private void add(Path child, String path) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
		boolean isFolder = attributes.isDirectory();
		if (!isFolder && !attributes.isRegularFile()) {
			return;
		}
		if (entries.size() >= MOST) {
			throw new IOException("%s holds more than %d files and folders".formatted(root, MOST));
		}
		entries.add(new Entry(path, isFolder ? Content.EMPTY : new FileContent(root, child), isFolder, isFolder ? 0 : attributes.size(),
				attributes.lastModifiedTime().toInstant()));
		if (isFolder) {
			list(child, path);
		}
	}
}
