package org.portabledevices.engine.bulk;

import org.portabledevices.engine.log.EngineLog;
import org.portabledevices.service.Status;

/**
 * The invocation that a transfer belongs to. All methods are safe for use by any thread, return at once, and run no foreign code; none is called under a lock but
 * {@link #isStopRequested()}, which must take none.
 */
public interface TransferOwner {

	/**
	 * Tells whether data is of no use any more. When the answer becomes true, the owner is to call {@link Transfer#wake()} or {@link Transfer#abandon}.
	 *
	 * @return whether the invocation was told to stop or has ended; not true merely because the device has answered.
	 */
	boolean isStopRequested();

	/**
	 * Asks for leave to call the client's sink or source.
	 *
	 * @return false if the client is gone: nothing of it is called any more.
	 */
	boolean enter();

	/** Says that a call has returned; once after each {@link #enter()} that answered true. */
	void leave();

	/**
	 * Says that the device has given or taken data: progress, and a sign of life. By the thread that gave or took it.
	 *
	 * @param completed bytes so far.
	 * @param total bytes in all, -1 if that is not known.
	 */
	void moved(long completed, long total);

	/** Says that the sink has taken, or the source given, data: while the device had to wait for that, its silence was not its own. */
	void alive();

	/**
	 * Says that the sink or source threw, or stalled. At most once, and never after an end of the transfer was told.
	 *
	 * @param status the reason.
	 * @param words what happened, for people.
	 */
	void failed(Status status, String words);

	/**
	 * Runs what waited for room or data.
	 *
	 * @param action the backend's action, to be run on the backend's executor.
	 */
	void runOnBackend(Runnable action);

	/**
	 * Answers the log.
	 *
	 * @return the log.
	 */
	EngineLog log();

	/**
	 * Says in words which invocation this is, for logs.
	 *
	 * @return words; no object of the client is asked for them.
	 */
	String describe();
}
