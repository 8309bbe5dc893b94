package org.portabledevices.ptp.responder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

import org.osgi.annotation.versioning.ConsumerType;
import org.portabledevices.ptp.ResponseException;

/**
 * An object that is being changed in place, between Android's BeginEditObject and EndEditObject. What was written stays
 * written, whatever becomes of the session. Used by one thread at a time.
 */
@ConsumerType
public interface ObjectEdit extends Closeable {
	/**
	 * SendPartialObject: writes some bytes, piece by piece as they come. The object grows if need be.
	 *
	 * @param position where in the object, from 0 to its length.
	 * @param bytes the bytes from position to limit, valid during the call; all are taken.
	 * @throws ResponseException Store_Full and others; Invalid_Parameter for a position past the end.
	 * @throws IOException if they cannot be kept.
	 */
	void write(long position, ByteBuffer bytes) throws ResponseException, IOException;

	/**
	 * TruncateObject.
	 *
	 * @param length the new length in bytes, never negative.
	 * @throws ResponseException Invalid_Parameter for a length that the object cannot have, and others.
	 * @throws IOException if it cannot be done.
	 */
	void truncate(long length) throws ResponseException, IOException;

	/**
	 * EndEditObject, or the end of the session without one. Called once.
	 *
	 * @throws IOException if what was written cannot be kept; answered General_Error.
	 */
	@Override
	void close() throws IOException;
}
