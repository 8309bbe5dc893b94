package org.portabledevices.ptp.initiator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.io.ByteArrayInputStream;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gives the data of one transaction. Called on the thread that executes it, under no lock. After a cancel it is not called
 * any more. One that throws, or ends early, cancels the transaction.
 */
@ConsumerType
public interface DataSource {
	/**
	 * Answers how much there is. Asked once, first.
	 *
	 * @return the length in bytes, 0 or more.
	 */
	long length();

	/**
	 * Gives some data.
	 *
	 * @param target takes at least one byte, unless there are no more; not kept after the call.
	 * @return how many bytes were put, -1 if there are no more.
	 * @throws IOException if the data cannot be read.
	 */
	int read(ByteBuffer target) throws IOException;

	/**
	 * Makes a source of bytes in memory.
	 *
	 * @param bytes the bytes, not copied.
	 * @return the source.
	 */
	static DataSource of(byte[] bytes) {
		return from(Channels.newChannel(new ByteArrayInputStream(bytes)), bytes.length);
	}

	/**
	 * Makes a source that reads from a channel, and leaves it open.
	 *
	 * @param channel a blocking channel.
	 * @param length how many bytes of it to send.
	 * @return the source.
	 */
	static DataSource from(ReadableByteChannel channel, long length) {
		if (length < 0) {
			throw new IllegalArgumentException("length " + length);
		}
		return new DataSource() {
			@Override
			public long length() {
				return length;
			}

			@Override
			public int read(ByteBuffer target) throws IOException {
				return channel.read(target);
			}
		};
	}
}
