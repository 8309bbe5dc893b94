package org.portabledevices.ptp.responder;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.osgi.annotation.versioning.ConsumerType;
import org.portabledevices.ptp.ResponseException;

/**
 * An object that is being sent to a device: announced by SendObjectInfo, then written by SendObject and completed; or
 * discarded, exactly once, when it was cancelled, failed, was announced anew, or its initiator went away.
 */
@ConsumerType
public interface IncomingObject {
	/**
	 * Answers where it will be.
	 *
	 * @return the storage ID.
	 */
	int storageId();

	/**
	 * Answers where it will be.
	 *
	 * @return the handle of its parent, 0 for none.
	 */
	int parent();

	/**
	 * Answers the handle that it will have.
	 *
	 * @return the handle.
	 */
	int handle();

	/**
	 * Takes some bytes.
	 *
	 * @param bytes the bytes from position to limit, valid during the call; all are taken.
	 * @throws ResponseException Store_Full and others.
	 * @throws IOException if they cannot be kept.
	 */
	void write(ByteBuffer bytes) throws ResponseException, IOException;

	/**
	 * Makes the object visible: all its bytes are there.
	 *
	 * @throws ResponseException to answer an error; the object is then discarded.
	 * @throws IOException if it cannot be kept; the object is then discarded.
	 */
	void complete() throws ResponseException, IOException;

	/** Forgets the object and frees what it took. Not called after {@link #complete} has returned. */
	void discard();
}
