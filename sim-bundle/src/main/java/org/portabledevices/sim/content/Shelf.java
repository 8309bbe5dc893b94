package org.portabledevices.sim.content;

import java.io.IOException;

/**
 * Where a storage keeps what is added to it. Paths are those on the device: absolute, with {@code /}. Safe for use by several threads; who calls sees to it that no two
 * change the same.
 */
public interface Shelf {

	/** Begins to keep a file, which is there when it is whole. */
	IncomingBytes receive(String path) throws IOException;

	/** Begins to change a file, which changes when that is done. */
	EditedBytes edit(String path, Content content) throws IOException;

	/** Makes a folder. */
	void makeFolder(String path) throws IOException;

	/** Removes a file, or an empty folder. */
	void remove(String path, Content content) throws IOException;

	/** Moves a file, or a folder with all that it holds. */
	void move(String from, String to, Content content) throws IOException;

	/** Answers the bytes of an object that was moved, or lies in a folder that was. */
	Content at(String path, Content content);

	/** Keeps a copy of bytes; what takes no room here does so as a copy too. */
	default Content copy(Content content, String path) throws IOException {
		IncomingBytes bytes = receive(path);
		try {
			content.copyTo(bytes);
			return bytes.finish();
		} catch (IOException | RuntimeException e) {
			bytes.discard();
			throw e;
		}
	}

	/** Tells how many bytes can still be put here, as far as it depends on this. */
	long room() throws IOException;

	/** Throws unless it can be used. */
	void check() throws IOException;
}
