package org.portabledevices.sim.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.portabledevices.sim.content.Content;

/** Lists what lies in a folder and below it, by name, parents first. Links, hidden and special files are left out. */
public final class FolderScan {

	/** More than this many are not looked at; a camera's card holds fewer. */
	public static final int MOST = 50_000;

	/** PTP's strings end there. */
	private static final int LONGEST_NAME = 254;
	/** Deeper than any path can be; each level is held open. */
	private static final int DEEPEST = 128;

	private final FolderAccess access;
	private final List<Entry> entries = new ArrayList<>();

	private FolderScan(FolderAccess access) {
		this.access = access;
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
		return of(new FolderAccess(folder));
	}

	static List<Entry> of(FolderAccess access) throws IOException {
		FolderScan scan = new FolderScan(access);
		try (HeldFolder top = access.held()) {
			scan.list(top, "", 0);
		}
		return scan.entries;
	}

	private void list(HeldFolder folder, String path, int depth) throws IOException {
		for (String name : folder.names().stream().sorted().toList()) {
			if (!name.startsWith(".") && name.length() <= LONGEST_NAME) {
				try {
					add(folder, name, path + "/" + name, depth);
				} catch (AccessDeniedException | NoSuchFileException | NotDirectoryException e) {
					// what cannot be read, or has gone or changed meanwhile, is not on the card
				}
			}
		}
	}

	private void add(HeldFolder folder, String name, String path, int depth) throws IOException {
		BasicFileAttributes attributes = folder.attributes(name);
		boolean isFolder = attributes.isDirectory();
		if (!isFolder && !attributes.isRegularFile()) {
			return;
		}
		if (entries.size() >= MOST || depth > DEEPEST) {
			throw new IOException("%s holds more than %d files and folders, or more than %d folders in each other".formatted(access.root(),
					MOST, DEEPEST));
		}
		if (isFolder) {
			try (HeldFolder inner = folder.folder(name)) {
				entries.add(new Entry(path, Content.EMPTY, true, 0, attributes.lastModifiedTime().toInstant()));
				list(inner, path, depth + 1);
			}
		} else {
			entries.add(
					new Entry(path, new FileContent(access, path), false, attributes.size(), attributes.lastModifiedTime().toInstant()));
		}
	}
}
