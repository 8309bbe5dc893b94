package org.portabledevices.backend;

import java.util.UUID;
import java.util.concurrent.CompletionStage;

import org.osgi.annotation.versioning.ProviderType;
import org.portabledevices.values.Values;

/** A device that a backend brought in. All methods may be called from any thread. */
@ProviderType
public interface DeviceRegistration {

	/**
	 * Changes ranking and limits. What is running goes on; new invocations go by the new ranking.
	 *
	 * @param options the new options; the name of the backend, the slots and the thread of the handlers stay as they were.
	 */
	void modify(DeviceOptions options);

	/**
	 * Raises an event for all listeners. Does not wait for them.
	 *
	 * @param service the object ID of the service that raises it.
	 * @param event the GUID of the event.
	 * @param parameters what it carries.
	 * @throws IllegalArgumentException if the device has no such service.
	 */
	void raise(String service, UUID event, Values parameters);

	/**
	 * Says that the device is gone: its services accept nothing from here on and are unregistered, and every pending invocation ends ABORTED with
	 * ERROR_DEVICE_NOT_CONNECTED (contract 4.3). Returns at once.
	 *
	 * @param why what happened, in words.
	 */
	void gone(String why);

	/**
	 * Says that the session with the device was reset: what was running in it ends ABORTED, "session reset" (contract 2.10). Queued invocations stay. Returns
	 * at once.
	 *
	 * @param why what happened, in words.
	 */
	void sessionReset(String why);

	/**
	 * Takes the device back, for a component's {@code @Deactivate} (contract 4.2). The services are unregistered and accept nothing from here on; what was
	 * accepted goes on for the drain time, is then told to stop, and ends at the latest after the stop grace. If the backend's bundle is stopping, this waits
	 * for all of that, together with the bundle's other devices and against one clock; if only a configuration or a reference changed, it returns at once, and
	 * the rest goes on in the background. Interrupting it makes the drain time zero. A second call waits as the first does.
	 */
	void close();

	/**
	 * Answers when the device has been taken back: nothing is pending, and {@link DeviceControl#close()} has returned.
	 *
	 * @return a stage that completes then, on a thread of the engine.
	 */
	CompletionStage<Void> closed();

	/**
	 * Tells how many invocations of all clients are pending.
	 *
	 * @return the number.
	 */
	int pendingCount();
}
