package org.portabledevices.backend;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;
import org.portabledevices.service.PortableDevice;

/**
 * The engine, as backends see it. An OSGi service of bundle scope: what is registered with it is registered in the name of the bundle that got it, and taken
 * back when that bundle stops.
 */
@ProviderType
public interface BackendHost {

	/**
	 * Brings in a device that is connected. Its services are registered in the background, and take invocations from then on. Returns at once.
	 *
	 * @param device which device.
	 * @param services what it offers; at least one, no two of one object ID.
	 * @param options name of the backend, ranking, slots and limits.
	 * @param control what the engine may ask of the device.
	 * @return the registration.
	 * @throws IllegalArgumentException if there is no service, or two have one object ID.
	 * @throws IllegalStateException if the engine or the bundle is stopping.
	 */
	DeviceRegistration register(PortableDevice device, List<ServiceDescription> services, DeviceOptions options, DeviceControl control);
}
