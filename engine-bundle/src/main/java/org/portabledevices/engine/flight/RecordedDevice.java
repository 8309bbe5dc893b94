package org.portabledevices.engine.flight;

/**
 * What may be recorded of a device.
 *
 * @param backend the name of the backend.
 * @param bundleId the id of the backend's bundle.
 * @param bundleName the symbolic name of the backend's bundle.
 * @param id the Plug and Play device ID.
 * @param name the friendly name.
 * @param services the names of its services, separated by commas.
 * @param ranking the ranking of its services.
 * @param pendingCount how many invocations are pending there.
 */
public record RecordedDevice(String backend, long bundleId, String bundleName, String id, String name, String services, int ranking,
		int pendingCount) {
}
