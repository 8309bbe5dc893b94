package org.portabledevices.sim.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file below a folder. It is checked when it is opened that it still lies there, and no link leads out of the folder. */
record FileContent(Path folder, Path file) implements Content {

	@Override
	public long length() throws IOException {
		return Files.size(file);
	}

	@Override
	public OpenContent open() throws IOException {
		Folders.requireInside(folder, file.getParent());
		FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
		return new OpenContent() {

			@Override
			public int read(long position, ByteBuffer target) throws IOException {
				return channel.read(target, position);
			}

			@Override
			public void close() throws IOException {
				channel.close();
			}
		};
	}
}
