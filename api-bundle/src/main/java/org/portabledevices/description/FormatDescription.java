package org.portabledevices.description;

import java.util.UUID;

import org.osgi.annotation.versioning.ProviderType;

/** Describes an object format that a service handles. Immutable. */
@ProviderType
public interface FormatDescription {

	/**
	 * Tells the GUID of the format.
	 *
	 * @return the GUID.
	 */
	UUID id();

	/**
	 * Tells the name.
	 *
	 * @return the name.
	 */
	String name();

	/**
	 * Makes a description.
	 *
	 * @param id the format's GUID.
	 * @param name the name.
	 * @return the description.
	 */
	static FormatDescription of(UUID id, String name) {
		return new ImmutableFormat(id, name);
	}
}
