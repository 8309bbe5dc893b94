package org.portabledevices.service;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/** An open part of a file, beside it until it is whole. For one thread at a time. */
final class PartFile {

	/** What may be missing at the end after a power failure. */
	static final long UNSURE = 8L << 20;

	/** What is written is forced to the disk each time it has grown by so much; also because the force that ends it counts as one call of the sink. */
	private static final long FORCED = UNSURE / 2;

	private final Path path;
	private final FileChannel channel;
	private long forcedTo;

	private PartFile(Path path, FileChannel channel) {
		this.path = path;
		this.channel = channel;
	}

	/** Makes a new one, of a name that nobody has. */
	static PartFile create(Path path) throws IOException {
		return new PartFile(path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
	}

	/** Opens one that may be there, and keeps everybody else out. Links are not followed: its name can be guessed. */
	static PartFile openAlone(Path path) throws IOException {
		Object before = key(path);
		Set<OpenOption> options = new HashSet<>(Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
		if (before == null) {
			options.add(StandardOpenOption.CREATE_NEW);
		}
		PartFile file = new PartFile(path, FileChannel.open(path, options));
		// Whoever had it may have made it the whole file meanwhile, and then it is not ours to write.
		if (!file.lock() || before != null && !before.equals(key(path))) {
			file.channel.close();
			throw new IOException(path + " is being written by another transfer");
		}
		return file;
	}

	/** Answers what tells a file from another one of the same name, null if there is none. */
	private static Object key(Path path) throws IOException {
		try {
			Object key = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
			return key == null ? path : key; // there are file systems without keys
		} catch (NoSuchFileException e) {
			return null;
		}
	}

	private boolean lock() throws IOException {
		try {
			return channel.tryLock() != null;
		} catch (OverlappingFileLockException e) {
			return false;
		}
	}

	long size() throws IOException {
		return channel.size();
	}

	void cutTo(long size) throws IOException {
		channel.truncate(size);
		forcedTo = Math.min(forcedTo, size);
	}

	/** Writes at a position. */
	void write(ByteBuffer data, long position) throws IOException {
		long at = position;
		while (data.hasRemaining()) {
			at += channel.write(data, at);
		}
		if (at - forcedTo >= FORCED) {
			channel.force(false);
			forcedTo = at;
		}
	}

	/** Tells whether the bytes at a position are these; takes the bytes. */
	boolean holds(ByteBuffer data, long position) throws IOException {
		ByteBuffer kept = ByteBuffer.allocate(data.remaining());
		while (kept.hasRemaining()) {
			if (channel.read(kept, position + kept.position()) < 0) {
				throw new EOFException(path + " was cut while it was compared");
			}
		}
		boolean same = kept.flip().equals(data);
		data.position(data.limit());
		return same;
	}

	/** Lets it take the place of the file, when all of it is on the disk: a file that is there after a power failure is whole. The lock is given up behind that. */
	void become(Path file) throws IOException {
		channel.force(true);
		try {
			Files.move(path, file, StandardCopyOption.ATOMIC_MOVE);
		} catch (AtomicMoveNotSupportedException e) {
			Files.move(path, file, StandardCopyOption.REPLACE_EXISTING);
		}
		channel.close();
	}

	/** Closes it, and leaves it where it is. */
	void keep() throws IOException {
		channel.close();
	}

	/** Closes and deletes it. */
	void delete() throws IOException {
		try {
			channel.close();
		} finally {
			Files.deleteIfExists(path);
		}
	}
}
