package org.portabledevices.description;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Says what a service can do. Immutable; it stays readable after the service is gone (contract 4.5). WPD:
 * {@code IPortableDeviceServiceCapabilities}; its Cancel has nothing to cancel here, since no call waits for the device.
 */
@ProviderType
public interface ServiceCapabilities {

	/**
	 * Answers the methods. WPD: {@code GetSupportedMethods}.
	 *
	 * @return an unmodifiable list, in the order of the backend.
	 */
	List<MethodDescription> methods();

	/**
	 * Answers the methods for an object format. WPD: {@code GetSupportedMethodsByFormat}.
	 *
	 * @param format the format's GUID.
	 * @return those methods whose associated format it is.
	 */
	List<MethodDescription> methods(UUID format);

	/**
	 * Looks for a method by its GUID. WPD: {@code GetMethodAttributes}.
	 *
	 * @param id the GUID.
	 * @return the method, empty if there is none.
	 */
	Optional<MethodDescription> method(UUID id);

	/**
	 * Looks for a method by its name or the text of its GUID.
	 *
	 * @param nameOrId the name, case does not matter, or the GUID with or without braces.
	 * @return the method, empty if there is none.
	 */
	Optional<MethodDescription> method(String nameOrId);

	/**
	 * Answers the events. WPD: {@code GetSupportedEvents}.
	 *
	 * @return an unmodifiable list.
	 */
	List<EventDescription> events();

	/**
	 * Looks for an event by its GUID. WPD: {@code GetEventAttributes}.
	 *
	 * @param id the GUID.
	 * @return the event, empty if there is none.
	 */
	Optional<EventDescription> event(UUID id);

	/**
	 * Answers the object formats. WPD: {@code GetSupportedFormats}.
	 *
	 * @return an unmodifiable list.
	 */
	List<FormatDescription> formats();

	/**
	 * Answers the GUIDs of the abstract services that this one implements. WPD: {@code GetInheritedServices}.
	 *
	 * @return an unmodifiable set.
	 */
	Set<UUID> inheritedServices();
}
