package org.portabledevices.sim.content;

import java.io.IOException;

/** Where a storage keeps what is added to it. Paths are those on the device: absolute, with {@code /}. */
public interface Shelf {

	/** Begins to keep a file. */
	IncomingBytes receive(String path) throws IOException;

	/** Makes a folder. */
	void makeFolder(String path) throws IOException;

	/** Removes a file, or an empty folder. */
	void remove(String path, Content content) throws IOException;
}
