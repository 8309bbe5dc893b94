package org.portabledevices.sim.content;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** Keeps to a folder, whatever links there are in it. */
final class Folders {

	private Folders() {
	}

	/** Throws unless a folder is, links followed, the one that may be used or below it. */
	static void requireInside(Path root, Path folder) throws IOException {
		if (!folder.toRealPath().startsWith(root)) {
			throw new AccessDeniedException(folder.toString(), null, "it lies outside of " + root);
		}
	}
}
