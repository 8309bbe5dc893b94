package org.portabledevices.sim.folder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder that is being used. All names in it are taken as they are and links are never followed: neither for what is opened, nor on the way to the folder. For one
 * thread at a time.
 */
interface HeldFolder extends Closeable {

	/** Takes hold of a folder by its real path: if the system can, of the folder itself, whatever becomes of the path. */
	static HeldFolder of(Path root) throws IOException {
		DirectoryStream<Path> stream = Files.newDirectoryStream(root);
		if (stream instanceof SecureDirectoryStream<Path> secure) {
			return new SecureFolder(secure);
		}
		stream.close();
		return new CheckedFolder(root, root);
	}

	/** Takes hold of a folder in this one. */
	HeldFolder folder(String name) throws IOException;

	/** Answers the names of what lies in it, in no order. Once only. */
	List<String> names() throws IOException;

	/** Looks at a file, a folder or a link itself. */
	BasicFileAttributes attributes(String name) throws IOException;

	/** Opens a file; not through a link. */
	SeekableByteChannel open(String name, Set<? extends OpenOption> options) throws IOException;

	/** Deletes a file, or a link. */
	void deleteFile(String name) throws IOException;

	/** Deletes an empty folder. */
	void deleteFolder(String name) throws IOException;

	/** Moves a file or a folder, in one step; a file of the new name is replaced. */
	void move(String name, HeldFolder target, String newName) throws IOException;

	/** Looks at what may not be there. */
	default Optional<BasicFileAttributes> find(String name) throws IOException {
		try {
			return Optional.of(attributes(name));
		} catch (NoSuchFileException e) {
			return Optional.empty();
		}
	}

	@Override
	void close() throws IOException;
}
