package org.portabledevices.backend;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Gives bulk data for a device, through a bounded buffer, from the client's source (contract 3.6). For one thread at a time. Taking data is progress in bytes.
 */
@ProviderType
public interface DataReader {

	/**
	 * Tells how much there is, and waits until the source has said so.
	 *
	 * @return bytes, empty if the source does not know.
	 * @throws StoppedException if the invocation has been told to stop or has ended.
	 * @throws InterruptedException if the thread was interrupted while it waited.
	 */
	OptionalLong length() throws StoppedException, InterruptedException;

	/**
	 * Gives what is there, and does not wait.
	 *
	 * @param buffer where to put it.
	 * @return how many bytes were put; 0 if none are there yet, {@link #onData} tells when; -1 at the end.
	 */
	int poll(ByteBuffer buffer);

	/**
	 * Sets what is called once, on the backend's executor, when there is data, or the end, or when the invocation has been told to stop or has ended.
	 *
	 * @param action what to do then; at once, if there is data already.
	 */
	void onData(Runnable action);

	/**
	 * Gives what is there, and waits until there is something.
	 *
	 * @param buffer where to put it; it has room.
	 * @return how many bytes were put, at least one; -1 at the end.
	 * @throws StoppedException if the invocation has been told to stop or has ended.
	 * @throws InterruptedException if the thread was interrupted while it waited.
	 */
	int read(ByteBuffer buffer) throws StoppedException, InterruptedException;
}
