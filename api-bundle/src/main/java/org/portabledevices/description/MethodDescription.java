package org.portabledevices.description;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.osgi.annotation.versioning.ProviderType;
import org.portabledevices.values.Values;

/** Describes one method of a service. Immutable. */
@ProviderType
public interface MethodDescription {

	/**
	 * Tells the GUID by which the method is invoked.
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
	 * Tells what the method does to the device.
	 *
	 * @return the access.
	 */
	MethodAccess access();

	/**
	 * Tells which object format the method is for.
	 *
	 * @return the format's GUID; empty for a method of the whole service.
	 */
	Optional<UUID> associatedFormat();

	/**
	 * Tells the parameters.
	 *
	 * @return an unmodifiable list in their order.
	 */
	List<ParameterDescription> parameters();

	/**
	 * Looks for a parameter by its name.
	 *
	 * @param name the name; case does not matter.
	 * @return the parameter, empty if there is none.
	 */
	Optional<ParameterDescription> parameter(String name);

	/**
	 * Tells whether a running invocation can be cancelled. A queued one always can (contract 2.5).
	 *
	 * @return false if the device offers no way to stop it.
	 */
	boolean isCancellable();

	/**
	 * Tells how long the device may be silent while it works on the method (contract 4.4).
	 *
	 * @return a positive time, 30 s if the author said nothing else.
	 */
	Duration silenceLimit();

	/**
	 * Tells whether the method moves bulk data.
	 *
	 * @return its direction.
	 */
	BulkData bulkData();

	/**
	 * Tells in words what the method does.
	 *
	 * @return a sentence for people, possibly empty.
	 */
	String description();

	/**
	 * Answers WPD's attributes of the method, under the keys {@code F17A5071-F039-44AF-8EFE-432CF32E432A}.
	 *
	 * @return NAME, ASSOCIATED_FORMAT, ACCESS and PARAMETERS.
	 */
	Values attributes();

	/**
	 * Starts a description.
	 *
	 * @param id the method's GUID.
	 * @param name the name, of the characters {@code [a-zA-Z0-9_]}.
	 * @return a builder; access is {@link MethodAccess#READ} until it is told otherwise.
	 */
	static Builder builder(UUID id, String name) {
		return new MethodBuilder(id, name);
	}

	/** Builds a description. */
	@ProviderType
	interface Builder {

		/**
		 * Says what the method does to the device.
		 *
		 * @param access the access.
		 * @return this builder.
		 */
		Builder access(MethodAccess access);

		/**
		 * Says which object format the method is for.
		 *
		 * @param format the format's GUID.
		 * @return this builder.
		 */
		Builder associatedFormat(UUID format);

		/**
		 * Adds a parameter behind those that were added before.
		 *
		 * @param parameter the parameter; its order becomes its place.
		 * @return this builder.
		 */
		Builder parameter(ParameterDescription parameter);

		/**
		 * Says that a running invocation cannot be cancelled.
		 *
		 * @return this builder.
		 */
		Builder notCancellable();

		/**
		 * Says how long the device may be silent.
		 *
		 * @param limit a positive time.
		 * @return this builder.
		 */
		Builder silenceLimit(Duration limit);

		/**
		 * Says that the method moves bulk data.
		 *
		 * @param direction its direction.
		 * @return this builder.
		 */
		Builder bulkData(BulkData direction);

		/**
		 * Says in words what the method does.
		 *
		 * @param words a sentence.
		 * @return this builder.
		 */
		Builder description(String words);

		/**
		 * Makes the description.
		 *
		 * @return the description.
		 * @throws IllegalArgumentException if two parameters have one key or one name.
		 */
		MethodDescription build();
	}
}
