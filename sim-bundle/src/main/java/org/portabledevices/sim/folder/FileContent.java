package org.portabledevices.sim.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;

import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.content.OpenContent;

/** A file below a folder. The way to it is gone anew when it is opened, so no link that was put there leads out of the folder. */
record FileContent(FolderAccess access, String path) implements Content {

	@Override
	public long length() throws IOException {
		return access.find(path).orElseThrow(() -> new NoSuchFileException(path)).size();
	}

	@Override
	public OpenContent open() throws IOException {
		SeekableByteChannel channel = access.open(path);
		return new OpenContent() {

			@Override
			public int read(long position, ByteBuffer target) throws IOException {
				return channel.position(position).read(target);
			}

			@Override
			public void close() throws IOException {
				channel.close();
			}
		};
	}

	@Override
	public boolean isLasting() {
		return false;
	}
}
