package org.portabledevices.backend;

import java.util.Optional;
import java.util.UUID;

import org.osgi.annotation.versioning.ProviderType;
import org.portabledevices.description.EventDescription;
import org.portabledevices.description.FormatDescription;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ServiceCapabilities;

/** Describes a service of a device, with a handler for each of its methods. Immutable. */
@ProviderType
public interface ServiceDescription {

	/**
	 * Tells the type of the service.
	 *
	 * @return the GUID.
	 */
	UUID type();

	/**
	 * Tells the name.
	 *
	 * @return the name, of the characters {@code [a-zA-Z0-9_]}.
	 */
	String name();

	/**
	 * Tells the object ID of the service on its device.
	 *
	 * @return the object ID; the name unless it was set.
	 */
	String objectId();

	/**
	 * Says what the service can do.
	 *
	 * @return the capabilities.
	 */
	ServiceCapabilities capabilities();

	/**
	 * Answers what runs a method.
	 *
	 * @param method the method's GUID.
	 * @return its handler, empty if there is no such method.
	 */
	Optional<MethodHandler> handler(UUID method);

	/**
	 * Starts a description.
	 *
	 * @param type the type of the service.
	 * @param name its name, of the characters {@code [a-zA-Z0-9_]}.
	 * @return a builder, to be used by one thread at a time.
	 */
	static Builder builder(UUID type, String name) {
		return new ServiceBuilder(type, name);
	}

	/** Builds a description. */
	@ProviderType
	interface Builder {

		/**
		 * Sets the object ID.
		 *
		 * @param id the ID, without white space and slashes.
		 * @return this builder.
		 */
		Builder objectId(String id);

		/**
		 * Says that the service implements an abstract service.
		 *
		 * @param abstractType its GUID.
		 * @return this builder.
		 */
		Builder inherits(UUID abstractType);

		/**
		 * Adds a method.
		 *
		 * @param method its description.
		 * @param handler what runs it.
		 * @return this builder.
		 * @throws IllegalArgumentException if there is one of that GUID or name already.
		 */
		Builder method(MethodDescription method, MethodHandler handler);

		/**
		 * Adds an event.
		 *
		 * @param event its description.
		 * @return this builder.
		 */
		Builder event(EventDescription event);

		/**
		 * Adds an object format.
		 *
		 * @param format its description.
		 * @return this builder.
		 */
		Builder format(FormatDescription format);

		/**
		 * Makes the description.
		 *
		 * @return the description.
		 */
		ServiceDescription build();
	}
}
