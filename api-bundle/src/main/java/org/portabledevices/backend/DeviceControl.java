package org.portabledevices.backend;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What the engine may ask of a device. It is called on the backend's executor, one call at a time for each device, and should not block: it hands over to the
 * device's own thread, where there is one.
 */
@ConsumerType
public interface DeviceControl {

	/**
	 * Resets the session with the device, since an invocation was told to stop and the device did not confirm within the grace time (contract 2.10). The answer is
	 * awaited for the reset limit; without one, the device counts as gone.
	 * <p>
	 * By default a device has no session, and is ready at once.
	 *
	 * @param reset where to answer.
	 */
	default void reset(SessionReset reset) {
		reset.succeed();
	}

	/**
	 * Says that a client is gone, so that the device can free what it held for it: a lock of BeginSync, for example (contract 4.1). Nothing of that client is
	 * started afterwards.
	 *
	 * @param client the client's number, as in {@link InvocationContext#client()}.
	 */
	default void clientGone(long client) {
	}

	/** Closes the connection: the device was taken back or is gone, and nothing is pending any more. Called once. */
	default void close() {
	}
}
