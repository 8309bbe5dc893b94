package org.portabledevices.monitor;

import static java.util.Objects.requireNonNull;

import org.osgi.annotation.versioning.ProviderType;

/** A device that is configured for a backend, connected or not, as it was when it was looked at. Immutable. */
@ProviderType
public interface ConfiguredDevice {

	/** Whether a device can be reached. */
	enum State {
		/** No attempt to connect has had an outcome yet. */
		CONNECTING,
		/** It is connected, and its services are registered. */
		CONNECTED,
		/** The last attempt failed, or the connection was lost; further attempts follow. */
		UNREACHABLE
	}

	/**
	 * Tells the name.
	 *
	 * @return the friendly name; where the device is not known yet, that of its configuration.
	 */
	String name();

	/**
	 * Tells where the device is.
	 *
	 * @return an address, for example {@code 127.0.0.1:15740}; for a device without one its device ID.
	 */
	String address();

	/**
	 * Tells which device it is.
	 *
	 * @return the Plug and Play device ID, as in {@link org.portabledevices.service.PortableDevice#id()}; empty where it is not known, or not yet.
	 */
	String deviceId();

	/**
	 * Tells whether it can be reached.
	 *
	 * @return the state.
	 */
	State state();

	/**
	 * Says in words why it cannot be reached.
	 *
	 * @return the words, empty unless it is {@link State#UNREACHABLE}.
	 */
	String reason();

	/**
	 * Tells how many invocations are pending on it.
	 *
	 * @return the number.
	 */
	int pendingCount();

	/**
	 * Makes a description of a device whose ID is not known.
	 *
	 * @param name the name.
	 * @param address the address.
	 * @param state the state.
	 * @param reason why it cannot be reached, else empty.
	 * @param pendingCount how many invocations are pending.
	 * @return the description.
	 */
	static ConfiguredDevice of(String name, String address, State state, String reason, int pendingCount) {
		return of(name, address, "", state, reason, pendingCount);
	}

	/**
	 * Makes a description.
	 *
	 * @param name the name.
	 * @param address the address.
	 * @param deviceId the Plug and Play device ID, empty if it is not known.
	 * @param state the state.
	 * @param reason why it cannot be reached, else empty.
	 * @param pendingCount how many invocations are pending.
	 * @return the description.
	 */
	static ConfiguredDevice of(String name, String address, String deviceId, State state, String reason, int pendingCount) {
		return new Snapshot(requireNonNull(name, "name"), requireNonNull(address, "address"), requireNonNull(deviceId, "deviceId"),
				requireNonNull(state, "state"), requireNonNull(reason, "reason"), pendingCount);
	}
}
