package org.portabledevices.description;

import java.util.List;
import java.util.UUID;

import org.osgi.annotation.versioning.ProviderType;

/** Describes an event that a service raises. Immutable. */
@ProviderType
public interface EventDescription {

	/**
	 * Tells the GUID of the event.
	 *
	 * @return the GUID.
	 */
	UUID id();

	/**
	 * Tells the name.
	 *
	 * @return a name of the characters {@code [a-zA-Z0-9_]}.
	 */
	String name();

	/**
	 * Tells what the event carries.
	 *
	 * @return an unmodifiable list; usage is {@link ParameterUsage#OUT}.
	 */
	List<ParameterDescription> parameters();

	/**
	 * Makes a description.
	 *
	 * @param id the event's GUID.
	 * @param name the name, of the characters {@code [a-zA-Z0-9_]}.
	 * @param parameters what it carries.
	 * @return the description.
	 */
	static EventDescription of(UUID id, String name, List<ParameterDescription> parameters) {
		return new ImmutableEvent(id, name, parameters);
	}
}
