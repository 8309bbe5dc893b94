package org.portabledevices.shell.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

import org.portabledevices.description.BulkData;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.service.DataSink;
import org.portabledevices.service.DataSource;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.shell.arguments.CommandException;

/** The bulk data of one call, to or from a file, counted on its way. */
public final class FileTransfer {

	/** Of a method that is given no data, and gives none. */
	static final FileTransfer NONE = new FileTransfer(null, null);

	private final DataSink sink;
	private final DataSource source;
	private volatile long bytes;

	private FileTransfer(DataSink sink, DataSource source) {
		this.sink = sink;
		this.source = source;
	}

	/**
	 * Prepares a transfer, and refuses what cannot work before anything is invoked.
	 *
	 * @param method the method.
	 * @param to where its data goes.
	 * @param from where its data comes from.
	 * @return the transfer; one that does nothing for a method without bulk data.
	 * @throws CommandException if the method needs a file, has no use for one, or cannot have this one.
	 */
	public static FileTransfer of(MethodDescription method, Optional<Path> to, Optional<Path> from) {
		BulkData direction = method.bulkData();
		requireNo(to, direction == BulkData.FROM_DEVICE, "%s sends no data, so it has no use for --to", method);
		requireNo(from, direction == BulkData.TO_DEVICE, "%s takes no data, so it has no use for --from", method);
		return switch (direction) {
			case FROM_DEVICE ->
					new FileTransfer(DataSink.toFile(writable(required(to, "%s sends data: say where with --to FILE", method))), null);
			case TO_DEVICE -> new FileTransfer(null,
					DataSource.fromFile(readable(required(from, "%s takes data: say from where with --from FILE", method))));
			case NONE -> NONE;
		};
	}

	/**
	 * Prepares the next go of a download.
	 *
	 * @param download the go.
	 * @return the transfer.
	 */
	public static FileTransfer of(ResumedDownload download) {
		return new FileTransfer(download.sink(), null);
	}

	/**
	 * Adds sink and source to the options of the invocation.
	 *
	 * @param options where to add them.
	 */
	public void addTo(InvocationOptions.Builder options) {
		if (sink != null) {
			options.sink(new CountingSink());
		}
		if (source != null) {
			options.source(new CountingSource());
		}
	}

	/**
	 * Tells how much was transferred.
	 *
	 * @return the bytes so far, empty if there is no file.
	 */
	OptionalLong bytes() {
		return sink == null && source == null ? OptionalLong.empty() : OptionalLong.of(bytes);
	}

	private static void requireNo(Optional<Path> file, boolean useful, String words, MethodDescription method) {
		if (file.isPresent() && !useful) {
			throw new CommandException(words.formatted(method.name()));
		}
	}

	private static Path required(Optional<Path> file, String words, MethodDescription method) {
		return file.orElseThrow(() -> new CommandException(words.formatted(method.name())));
	}

	private static Path writable(Path file) {
		Path folder = file.toAbsolutePath().getParent();
		if (folder == null || Files.isDirectory(file)) {
			throw new CommandException("--to " + file + ": that is a folder, not a file");
		}
		if (!Files.isDirectory(folder)) {
			throw new CommandException("--to " + file + ": there is no folder " + folder);
		}
		return file;
	}

	private static Path readable(Path file) {
		if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
			throw new CommandException("--from " + file + ": there is no such file, or it cannot be read");
		}
		return file;
	}

	/** The engine calls sinks and sources by one thread at a time, so the count needs no more than to be seen. */
	private final class CountingSink implements DataSink {

		@Override
		public void begin(OptionalLong length) throws IOException {
			sink.begin(length);
		}

		@Override
		public void write(ByteBuffer data) throws IOException {
			int count = data.remaining();
			sink.write(data);
			bytes += count;
		}

		@Override
		public void close(boolean complete) throws IOException {
			sink.close(complete);
		}
	}

	private final class CountingSource implements DataSource {

		@Override
		public OptionalLong length() throws IOException {
			return source.length();
		}

		@Override
		public int read(ByteBuffer buffer) throws IOException {
			int count = source.read(buffer);
			bytes += Math.max(count, 0);
			return count;
		}

		@Override
		public void close() throws IOException {
			source.close();
		}
	}
}
