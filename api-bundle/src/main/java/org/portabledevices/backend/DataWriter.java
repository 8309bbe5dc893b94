package org.portabledevices.backend;

import java.nio.ByteBuffer;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes bulk data from a device, through a bounded buffer, to the client's sink (contract 3.6). For one thread at a time. After the invocation was told to stop
 * or has ended, data is dropped. Giving data is a sign of life, and progress in bytes.
 */
@ProviderType
public interface DataWriter {

	/**
	 * Says how much will come, before the first data. Optional.
	 *
	 * @param length bytes; negative if that is not known.
	 */
	void begin(long length);

	/**
	 * Says how much will come, before the first data, where the client has the begin of it already: progress then counts the bytes of the whole. The sink is told
	 * of {@code length} only.
	 *
	 * @param length bytes that will come; negative if that is not known.
	 * @param before bytes in front of them that the client has, at least 0.
	 */
	default void begin(long length, long before) {
		begin(length);
	}

	/**
	 * Takes as much as there is room for, and does not wait.
	 *
	 * @param data the data; its position is moved behind what was taken.
	 * @return whether all of it was taken. If not, {@link #onRoom} tells when there is room.
	 */
	boolean offer(ByteBuffer data);

	/**
	 * Sets what is called once, on the backend's executor, when there is room, or when the invocation has been told to stop or has ended.
	 *
	 * @param action what to do then; at once, if there is room already.
	 */
	void onRoom(Runnable action);

	/**
	 * Takes all data, and waits for room.
	 *
	 * @param data the data.
	 * @throws StoppedException if the invocation has been told to stop or has ended.
	 * @throws InterruptedException if the thread was interrupted while it waited.
	 */
	void write(ByteBuffer data) throws StoppedException, InterruptedException;
}
