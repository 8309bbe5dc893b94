package org.portabledevices.backend;

import java.util.UUID;

import org.osgi.annotation.versioning.ProviderType;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/**
 * One running invocation, as its handler sees it. All methods may be called from any thread, return at once unless they say otherwise, and run no client's code.
 * <p>
 * The first of {@link #succeed}, {@link #fail} and {@link #confirm} counts and answers true; later ones answer false and change no end. An answer that comes
 * after the end tells the engine that the device is free again (contract 7.1).
 */
@ProviderType
public interface InvocationContext {

	/**
	 * Tells the number of the invocation.
	 *
	 * @return the number.
	 */
	long id();

	/**
	 * Tells the number of the client, to know what belongs together: a lock of BeginSync, for example.
	 *
	 * @return a number that is never reused.
	 */
	long client();

	/**
	 * Tells the method.
	 *
	 * @return the GUID.
	 */
	UUID method();

	/**
	 * Answers the parameters: checked against the description, with defaults set.
	 *
	 * @return the parameters.
	 */
	Values parameters();

	/**
	 * Says how far it has come. Also a sign of life (contract 4.4).
	 *
	 * @param completed how much is done; less than before counts as no progress.
	 * @param total how much there is to do, in the same unit; negative if that is not known.
	 * @return false if it has been told to stop or has ended.
	 */
	boolean progress(long completed, long total);

	/** Gives a sign of life: the device has sent or taken something (contract 4.4). */
	void alive();

	/**
	 * Answers with success. If it moves bulk data, the end comes when the sink has taken all of it.
	 *
	 * @param results exactly the RETURN, OUT and INOUT parameters; else it ends FAILED with ERROR_GEN_FAILURE (contract 3.5).
	 * @return whether this answer counts.
	 */
	boolean succeed(Values results);

	/**
	 * Answers with a failure. If the invocation was told to stop, this confirms the stop.
	 *
	 * @param status the status, not a success.
	 * @param message words for people, possibly empty.
	 * @return whether this answer counts.
	 */
	boolean fail(Status status, String message);

	/**
	 * Answers with a failure after which the connection cannot be used: nobody knows what the device has done. Say {@link DeviceRegistration#gone} or
	 * {@link DeviceRegistration#sessionReset} as well.
	 *
	 * @param status the status, not a success.
	 * @param message words for people, possibly empty.
	 * @return whether this answer counts.
	 */
	boolean failConnectionLost(Status status, String message);

	/**
	 * Confirms that the device has stopped. Without a request to stop, the device has cancelled by itself: it ends FAILED with Transaction_Cancelled.
	 *
	 * @return whether this answer counts.
	 */
	boolean confirm();

	/**
	 * Sets what stops the work. It is called at most once, on the backend's executor, also if the request to stop came before; not if the answer was there
	 * before. It may cross an answer that is given at the same moment, and must then do nothing (contract 7.3).
	 *
	 * @param hook starts to stop the work and returns; the confirmation is given by {@link #confirm}.
	 */
	void onCancel(Runnable hook);

	/**
	 * Tells whether it has been told to stop, or has ended.
	 *
	 * @return whether the work is to stop.
	 */
	boolean isStopRequested();

	/**
	 * Throws if it has been told to stop, or has ended.
	 *
	 * @throws StoppedException if so.
	 */
	void checkStopped() throws StoppedException;

	/**
	 * Says that from here on it cannot be cancelled any more (contract 7.4).
	 *
	 * @return false if a stop came first: the point was not passed, and the work is to stop.
	 */
	boolean notCancellableFromHere();

	/**
	 * Gives the slot up early, since the rest only waits for an event of the device: others may start (contract 1.6). It cannot be had again.
	 */
	void releaseSlot();

	/**
	 * Answers what takes bulk data for the client.
	 *
	 * @return the writer.
	 * @throws IllegalStateException if the method's description says nothing of {@link org.portabledevices.description.BulkData#FROM_DEVICE}.
	 */
	DataWriter writer();

	/**
	 * Answers what gives bulk data of the client.
	 *
	 * @return the reader.
	 * @throws IllegalStateException if the method's description says nothing of {@link org.portabledevices.description.BulkData#TO_DEVICE}.
	 */
	DataReader reader();
}
