package org.portabledevices.sim.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.content.EditedBytes;
import org.portabledevices.sim.content.IncomingBytes;
import org.portabledevices.sim.content.NoRoomException;

/** A file that is not whole yet, beside the others, until it is moved to its place. For one thread at a time. */
final class PartFile implements IncomingBytes, EditedBytes {

	private final FolderAccess access;
	private final String part;
	private final String path;
	private final FolderShelf.Room room;
	private final boolean replaces;
	private final SeekableByteChannel channel;

	private PartFile(FolderAccess access, String part, String path, FolderShelf.Room room, boolean replaces, SeekableByteChannel channel) {
		this.access = access;
		this.part = part;
		this.path = path;
		this.room = room;
		this.replaces = replaces;
		this.channel = channel;
	}

	static PartFile make(FolderAccess access, String path, FolderShelf.Room room, boolean replaces) throws IOException {
		String part = PartNames.next();
		return new PartFile(access, part, path, room, replaces, access.openPart(part));
	}

	@Override
	public long length() throws IOException {
		return channel.size();
	}

	@Override
	public void write(ByteBuffer bytes) throws IOException {
		write(channel.size(), bytes);
	}

	@Override
	public void write(long position, ByteBuffer bytes) throws IOException {
		require(position + bytes.remaining());
		channel.position(position);
		while (bytes.hasRemaining()) {
			channel.write(bytes);
		}
	}

	@Override
	public void truncate(long length) throws IOException {
		if (length <= channel.size()) {
			channel.truncate(length);
		} else {
			write(length - 1, ByteBuffer.allocate(1));
		}
	}

	@Override
	public Content finish() throws IOException {
		channel.close();
		access.placePart(part, path, replaces);
		return new FileContent(access, path);
	}

	@Override
	public void discard() {
		try (channel) {
			access.removePart(part);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The disk is others' too: it is asked each time, and none of it is kept for what was only announced. */
	private void require(long length) throws IOException {
		if (length - channel.size() > room.usable()) {
			throw new NoRoomException(access.root().toString());
		}
	}
}
