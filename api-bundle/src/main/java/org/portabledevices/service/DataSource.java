package org.portabledevices.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.OptionalLong;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gives the bulk data of one invocation (contract 3.6). Threads and limits are those of {@link DataSink}.
 */
@ConsumerType
public interface DataSource {

	/**
	 * Tells how much there is. Called before the first {@link #read}.
	 *
	 * @return the number of bytes, empty if it is not known; PTP devices need it.
	 * @throws IOException if the data cannot be had.
	 */
	OptionalLong length() throws IOException;

	/**
	 * Gives data.
	 *
	 * @param buffer where to put it; it has room.
	 * @return how many bytes were put, at least one; -1 at the end.
	 * @throws IOException if the data cannot be had.
	 */
	int read(ByteBuffer buffer) throws IOException;

	/**
	 * Is called once, after the last {@link #read}, whether all data was read or not.
	 *
	 * @throws IOException if closing fails; it is logged.
	 */
	void close() throws IOException;

	/**
	 * Makes a source that reads a file.
	 *
	 * @param file the file.
	 * @return a source for one invocation; the file is opened at the first call.
	 */
	static DataSource fromFile(Path file) {
		return new FileSource(file);
	}
}
