package org.portabledevices.sim.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Keeps files in a folder of the machine. A file appears under its name when it is whole. */
public final class FolderShelf implements Shelf {

	private final Path root;

	/** Makes a shelf of a folder, which is there. */
	public FolderShelf(Path folder) throws IOException {
		root = folder.toRealPath();
	}

	@Override
	public IncomingBytes receive(String path) throws IOException {
		Path file = inside(path);
		Path part = file.resolveSibling("." + UUID.randomUUID() + ".part");
		FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
		return new IncomingBytes() {

			@Override
			public void write(ByteBuffer bytes) throws IOException {
				while (bytes.hasRemaining()) {
					channel.write(bytes);
				}
			}

			@Override
			public Content finish() throws IOException {
				channel.close();
				Files.move(part, file); // fails if there is one of that name by now
				return new FileContent(root, file);
			}

			@Override
			public void discard() {
				try (channel) {
					Files.deleteIfExists(part);
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			}
		};
	}

	@Override
	public void makeFolder(String path) throws IOException {
		Files.createDirectory(inside(path));
	}

	@Override
	public void remove(String path, Content content) throws IOException {
		Files.deleteIfExists(inside(path)); // of a link the link, not what it leads to
	}

	/** Finds the place of a path; the folder it lies in must be inside, links followed. */
	private Path inside(String path) throws IOException {
		Path file = root.resolve(path.substring(1)).normalize();
		require(file.getParent());
		return file;
	}

	/** A folder that is on the device only, for what is computed, is made when something is put into it. */
	private void require(Path folder) throws IOException {
		if (folder.startsWith(root) && Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
			require(folder.getParent());
			Files.createDirectory(folder);
		}
		Folders.requireInside(root, folder);
	}
}
