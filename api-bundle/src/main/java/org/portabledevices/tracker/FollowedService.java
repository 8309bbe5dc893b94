package org.portabledevices.tracker;

import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;
import org.portabledevices.description.ServiceCapabilities;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.ServiceMethods;

/**
 * The best service that matches a filter, whichever that is at the time. One client, over all backends: its {@code cancel} reaches what it made on every one of them and
 * what waits for one, at one point in time (contract 5.1).
 * <p>
 * An invocation goes to the best service of the moment, by {@code ServiceReference.compareTo}, belongs to that backend to its end, and is never repeated on another (5.2).
 * If there is none, it is accepted unchecked and waits, QUEUED; {@code invokeAsync} does not wait for it (5.3).
 */
@ProviderType
public interface FollowedService extends AutoCloseable {

	/**
	 * Answers what invokes and cancels.
	 *
	 * @return always the same object.
	 */
	ServiceMethods methods();

	/**
	 * Tells which service new invocations go to.
	 *
	 * @return the service, empty while there is none.
	 */
	Optional<Target> target();

	/**
	 * Holds calls that belong together to one backend: to the service that is the best now, or, if there is none now, to the first that an invocation of the hold finds.
	 * After a swap, they still go there, or are refused with E_WPD_SERVICE_NOT_OPEN; they never go to another.
	 *
	 * @return the hold, part of this client.
	 */
	Hold hold();

	/** Closes it: the client is gone (contract 4.1). Pending invocations are cancelled, waits end, and nothing of the client begins afterwards. */
	@Override
	void close();

	/** A service that invocations go to. Immutable. */
	@ProviderType
	interface Target {

		/**
		 * Tells the Plug and Play service ID.
		 *
		 * @return the ID.
		 */
		String id();

		/**
		 * Tells the name of the service.
		 *
		 * @return the name.
		 */
		String name();

		/**
		 * Tells the backend.
		 *
		 * @return the name.
		 */
		String backend();

		/**
		 * Tells the device.
		 *
		 * @return the device.
		 */
		PortableDevice device();

		/**
		 * Says what the service can do.
		 *
		 * @return the capabilities.
		 */
		ServiceCapabilities capabilities();
	}

	/** Calls that go to one backend. */
	@ProviderType
	interface Hold extends AutoCloseable {

		/**
		 * Answers what invokes; its {@code cancel} is that of the whole client.
		 *
		 * @return always the same object.
		 */
		ServiceMethods methods();

		/**
		 * Tells which service the calls go to.
		 *
		 * @return the service, empty while none was found.
		 */
		Optional<Target> target();

		/** Ends the hold. What is pending goes on; new calls are refused with E_WPD_SERVICE_NOT_OPEN. */
		@Override
		void close();
	}
}
