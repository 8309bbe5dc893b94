package org.portabledevices.tck;

import org.portabledevices.values.Values;

/** A call on which the device works until the kit lets it go, or until it heeds a request to stop: which of the two is said by the hook that made it. */
public interface HeldCall {

	/**
	 * Answers the call. It is made once.
	 *
	 * @return the call.
	 */
	SampleCall call();

	/**
	 * Waits until the device works on it.
	 *
	 * @throws Exception if that does not happen within 10 s of real time.
	 */
	void awaitRunning() throws Exception;

	/**
	 * Waits until the device was told to stop.
	 *
	 * @throws Exception if that does not happen within 10 s of real time, or the harness cannot see it: then it throws what {@link Harness#missing} makes.
	 */
	void awaitToldToStop() throws Exception;

	/**
	 * Lets the device go on: it does what the hook that made this call says. Does not wait for it.
	 *
	 * @throws Exception if that is not possible.
	 */
	void letGo() throws Exception;

	/**
	 * Tells whether the device has begun to work on it.
	 *
	 * @return whether it has, at some time.
	 */
	default boolean hasRun() {
		throw Harness.missing("HeldCall.hasRun");
	}

	/**
	 * Tells how often the device was told to stop.
	 *
	 * @return the number so far.
	 */
	default int stopCount() {
		throw Harness.missing("HeldCall.stopCount");
	}

	/**
	 * Tells what the device was given, after {@link #awaitRunning()}.
	 *
	 * @return the parameters as the backend got them, defaults included.
	 */
	default Values received() {
		throw Harness.missing("HeldCall.received");
	}
}
