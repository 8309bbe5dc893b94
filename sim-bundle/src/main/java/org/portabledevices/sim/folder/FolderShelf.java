package org.portabledevices.sim.folder;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.content.EditedBytes;
import org.portabledevices.sim.content.GeneratedContent;
import org.portabledevices.sim.content.IncomingBytes;
import org.portabledevices.sim.content.Shelf;

/**
 * Keeps files in a folder of the machine. A file appears under its name when it is whole; what was left unfinished by a program that was killed is removed when the next
 * one begins. Computed content stays computed.
 */
public final class FolderShelf implements Shelf {

	/** Tells how much room a disk has. */
	interface Room {

		long usable() throws IOException;
	}

	private final FolderAccess access;
	private final Room room;

	/** Makes a shelf of a folder, which is there. */
	public FolderShelf(Path folder) throws IOException {
		this(new FolderAccess(folder), Files.getFileStore(folder)::getUsableSpace);
	}

	FolderShelf(FolderAccess access, Room room) throws IOException {
		this.access = access;
		this.room = room;
		removeParts();
	}

	@Override
	public IncomingBytes receive(String path) throws IOException {
		access.find(path); // throws if a name on the way is none here, or a link
		return PartFile.make(access, path, this::room, false);
	}

	@Override
	public EditedBytes edit(String path, Content content) throws IOException {
		PartFile copy = PartFile.make(access, path, this::room, true);
		try {
			content.copyTo(copy);
		} catch (IOException | RuntimeException e) {
			copy.discard();
			throw e;
		}
		return copy;
	}

	@Override
	public void makeFolder(String path) throws IOException {
		access.makeFolder(path);
	}

	@Override
	public void remove(String path, Content content) throws IOException {
		if (!(content instanceof GeneratedContent)) {
			access.remove(path);
		}
	}

	@Override
	public void move(String from, String to, Content content) throws IOException {
		if (!(content instanceof GeneratedContent) && access.find(from).isPresent()) { // not so folders of what is computed
			access.move(from, to);
		}
	}

	@Override
	public Content at(String path, Content content) {
		return content instanceof FileContent ? new FileContent(access, path) : content;
	}

	@Override
	public Content copy(Content content, String path) throws IOException {
		return content instanceof GeneratedContent ? content : Shelf.super.copy(content, path);
	}

	@Override
	public long room() throws IOException {
		return room.usable();
	}

	@Override
	public void check() throws IOException {
		access.held().close();
		room.usable();
	}

	private void removeParts() throws IOException {
		try (HeldFolder top = access.held()) {
			for (String name : top.names()) {
				if (PartNames.isOne(name)) {
					remove(top, name);
				}
			}
		}
	}

	private static void remove(HeldFolder top, String name) throws IOException {
		try {
			if (top.attributes(name).isDirectory()) {
				top.deleteFolder(name);
			} else {
				top.deleteFile(name);
			}
		} catch (NoSuchFileException | DirectoryNotEmptyException e) {
			// another program has removed it, or made use of it
		}
	}
}
