package org.portabledevices.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.OptionalLong;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes the bulk data of one invocation (contract 3.6).
 * <p>
 * It is called by one thread at a time, a thread that is lent to this transfer and may wait in it. Between it and the device lies a bounded buffer. A sink that
 * throws, or takes nothing for the stall limit (30 s), stops the invocation, which ends {@link End#FAILED}. It is closed before {@code onComplete}, and after
 * that called no more.
 */
@ConsumerType
public interface DataSink {

	/**
	 * Is called before the first data.
	 *
	 * @param length how many bytes will come, empty if the device does not say.
	 * @throws IOException if the sink cannot take them.
	 */
	default void begin(OptionalLong length) throws IOException {
	}

	/**
	 * Takes data.
	 *
	 * @param data all of its remaining bytes are to be taken; the buffer is the engine's again when the call returns.
	 * @throws IOException if they cannot be taken.
	 */
	void write(ByteBuffer data) throws IOException;

	/**
	 * Is called once, after the last data.
	 *
	 * @param complete whether all data has arrived and the method succeeded. If not, what was written is to be thrown away.
	 * @throws IOException if the data could not be kept; with {@code complete}, the invocation then ends {@link End#FAILED}.
	 */
	void close(boolean complete) throws IOException;

	/**
	 * Makes a sink that writes a file. The data is written beside it, under a name of its own that ends in {@code .part}; when it is complete, it takes the
	 * file's place in one step; if it never is, it is deleted. So a partial file never looks like a whole one, and a file that was there before stays until the
	 * new one is whole, which includes that as many bytes have come as were announced and that they are on the disk.
	 * <p>
	 * A download that may take several goes has a {@link ResumableSink}.
	 *
	 * @param file the file.
	 * @return a sink for one invocation; nothing is created before the first call.
	 */
	static DataSink toFile(Path file) {
		return new FileSink(file);
	}
}
