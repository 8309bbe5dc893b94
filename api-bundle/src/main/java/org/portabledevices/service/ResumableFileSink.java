package org.portabledevices.service;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Goes on behind what an earlier go has left. The part's name tells the version, so that nothing beside it can get lost or be out of date. */
final class ResumableFileSink implements ResumableSink {

	private static final int DIGITS = 32;

	private final Path file;
	private final long length;
	private final Path path;
	/** What was there when this go was planned; what came behind it since is not trusted. */
	private final long kept;
	private final long offset;
	private PartFile part;
	private long position;
	private long toCompare;
	private boolean useless;

	/**
	 * Makes a sink for one go.
	 *
	 * @param again how many bytes are asked for again. All before them have been forced to the disk, so that what a power failure has left out shows.
	 */
	ResumableFileSink(Path file, long length, String version, long again) throws IOException {
		this.file = requireNonNull(file, "file").toAbsolutePath();
		this.length = length;
		if (length < 0) {
			throw new IllegalArgumentException("a length of " + length);
		}
		path = this.file.resolveSibling(prefix() + digest(length + " " + requireNonNull(version, "version")) + ".part");
		kept = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Math.min(Files.size(path), length) : 0;
		offset = Math.max(0, kept - again);
	}

	@Override
	public long offset() {
		return offset;
	}

	@Override
	public void begin(OptionalLong coming) throws IOException {
		FileSink.requireNoFolder(file);
		boolean anew = offset == 0 || coming.isPresent() && coming.getAsLong() == length;
		if (!anew && coming.isPresent() && coming.getAsLong() != length - offset) {
			throw new IOException("%s: %,d bytes come from %,d on, where an object of %,d bytes has %,d".formatted(file, coming.getAsLong(),
					offset, length, length - offset));
		}
		if (anew && coming.isPresent() && coming.getAsLong() != length) {
			throw new IOException("%s: the object has %,d bytes now, not %,d".formatted(file, coming.getAsLong(), length));
		}
		open(anew);
	}

	@Override
	public void write(ByteBuffer data) throws IOException {
		open(offset == 0);
		if (data.remaining() > length - position) {
			useless = true;
			throw new IOException("%s: more than the %,d bytes of the object came".formatted(file, length));
		}
		if (toCompare > 0) {
			int count = (int) Math.min(toCompare, data.remaining());
			ByteBuffer again = data.slice(data.position(), count);
			if (!part.holds(again, position)) {
				useless = true;
				throw new IOException("%s: the object is another one than before, the next download begins anew".formatted(file));
			}
			data.position(data.position() + count);
			position += count;
			toCompare -= count;
		}
		int count = data.remaining();
		part.write(data, position);
		position += count;
	}

	@Override
	public void close(boolean complete) throws IOException {
		if (complete) {
			open(offset == 0);
		}
		if (part == null) {
			return;
		}
		if (useless) {
			part.delete();
			return;
		}
		boolean whole = false;
		try {
			if (complete) {
				FileSink.requireAll(file, OptionalLong.of(length), position);
				part.become(file);
				whole = true;
			}
		} finally {
			if (!whole) {
				leave();
			}
		}
	}

	private void leave() throws IOException {
		if (part.size() == 0) {
			part.delete();
		} else {
			part.keep();
		}
	}

	private void open(boolean anew) throws IOException {
		if (part != null) {
			return;
		}
		part = PartFile.openAlone(path);
		position = anew ? 0 : offset;
		toCompare = anew ? 0 : kept - offset;
		if (part.size() < position + toCompare) {
			throw new IOException(path + " has been cut or finished by another transfer");
		}
		part.cutTo(position + toCompare);
		deleteOthers();
	}

	/** Parts of other versions have become useless. Whatever else has a similar name stays. */
	private void deleteOthers() throws IOException {
		Pattern ours = Pattern.compile(Pattern.quote(prefix()) + "[0-9a-f]{" + DIGITS + "}\\.part");
		try (DirectoryStream<Path> others = Files.newDirectoryStream(path.getParent(),
				entry -> !entry.equals(path) && ours.matcher(entry.getFileName().toString()).matches())) {
			for (Path other : others) {
				Files.deleteIfExists(other);
			}
		}
	}

	private String prefix() {
		return "." + file.getFileName() + ".";
	}

	private static String digest(String text) {
		try {
			byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(bytes).substring(0, DIGITS);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}
}
