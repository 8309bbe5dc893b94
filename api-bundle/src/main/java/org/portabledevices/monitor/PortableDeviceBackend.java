package org.portabledevices.monitor;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells of a backend and of the devices that are configured for it, connected or not. Each backend registers one as an OSGi service, through Declarative Services,
 * with the service property {@link org.portabledevices.service.ServiceProperties#BACKEND}.
 */
@ConsumerType
public interface PortableDeviceBackend {

	/**
	 * Tells the name.
	 *
	 * @return the name, as in {@link org.portabledevices.backend.DeviceOptions#backend()}.
	 */
	String name();

	/**
	 * Tells the devices that are configured.
	 *
	 * @return what they were at about the time of the call; it is made without waiting.
	 */
	List<ConfiguredDevice> devices();
}
