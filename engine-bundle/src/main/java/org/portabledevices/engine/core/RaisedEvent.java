package org.portabledevices.engine.core;

import java.util.UUID;

import org.portabledevices.service.DeviceEvent;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.values.Values;

/**
 * An event that a service raised.
 *
 * @param id its GUID.
 * @param name its name.
 * @param service the service.
 * @param parameters what it carries.
 */
public record RaisedEvent(UUID id, String name, HostedService service, Values parameters) implements DeviceEvent {

	@Override
	public PortableDevice device() {
		return service.device();
	}

	@Override
	public String serviceId() {
		return service.id();
	}

	@Override
	public String backend() {
		return service.backend();
	}
}
