package org.portabledevices.ptp.initiator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes the data of one transaction. Called on the thread that executes it, under no lock. After a cancel it gets nothing
 * more. A receiver that is slow slows the device down; one that throws cancels the transaction.
 */
@ConsumerType
@FunctionalInterface
public interface DataReceiver {
	/**
	 * Tells, before the first data and at most once, how much will come. Not called if the device does not announce it.
	 *
	 * @param totalLength the length that the device announced, the u64 of Start_Data; -1 if it does not know. Not to be believed: nothing should
	 *        be allocated for it.
	 * @throws IOException to refuse the data.
	 */
	default void begin(long totalLength) throws IOException {
	}

	/**
	 * Takes some data.
	 *
	 * @param bytes the data from position to limit, valid during the call; what is not consumed is dropped.
	 * @throws IOException if the data cannot be taken.
	 */
	void data(ByteBuffer bytes) throws IOException;

	/**
	 * Makes a receiver that writes to a channel, and leaves it open.
	 *
	 * @param channel a blocking channel.
	 * @return the receiver.
	 */
	static DataReceiver to(WritableByteChannel channel) {
		return bytes -> {
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
		};
	}
}
