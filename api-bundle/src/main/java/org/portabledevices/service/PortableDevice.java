package org.portabledevices.service;

import org.osgi.annotation.versioning.ProviderType;

/** Says which device it is. Immutable. */
@ProviderType
public interface PortableDevice {

	/**
	 * Tells the Plug and Play device ID. It is the same whenever and through whatever backend the device is reached.
	 *
	 * @return an identifier without white space.
	 */
	String id();

	/**
	 * Tells the name that its owner knows it by.
	 *
	 * @return the friendly name.
	 */
	String name();

	/**
	 * Tells who made it.
	 *
	 * @return the manufacturer, possibly empty.
	 */
	String manufacturer();

	/**
	 * Tells the model.
	 *
	 * @return the model, possibly empty.
	 */
	String model();

	/**
	 * Tells the serial number.
	 *
	 * @return the serial number, possibly empty.
	 */
	String serialNumber();

	/**
	 * Tells the version of its firmware.
	 *
	 * @return the version, possibly empty.
	 */
	String firmwareVersion();

	/**
	 * Starts a description.
	 *
	 * @param id the Plug and Play device ID, without white space.
	 * @param name the friendly name.
	 * @return a builder, to be used by one thread at a time.
	 */
	static Builder builder(String id, String name) {
		return new DeviceBuilder(id, name);
	}

	/** Builds a description. */
	@ProviderType
	interface Builder {

		/**
		 * Sets the manufacturer.
		 *
		 * @param text the manufacturer.
		 * @return this builder.
		 */
		Builder manufacturer(String text);

		/**
		 * Sets the model.
		 *
		 * @param text the model.
		 * @return this builder.
		 */
		Builder model(String text);

		/**
		 * Sets the serial number.
		 *
		 * @param text the serial number.
		 * @return this builder.
		 */
		Builder serialNumber(String text);

		/**
		 * Sets the version of the firmware.
		 *
		 * @param text the version.
		 * @return this builder.
		 */
		Builder firmwareVersion(String text);

		/**
		 * Makes the description.
		 *
		 * @return the description.
		 */
		PortableDevice build();
	}
}
