package org.portabledevices.engine.core;

import java.util.UUID;

import org.portabledevices.description.ServiceCapabilities;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceMethods;

/** The service object of one client. */
public final class ClientService implements PortableDeviceService {

	private final Client client;
	private final HostedService service;
	private final ServiceMethods methods;

	ClientService(Client client, HostedService service) {
		this.client = client;
		this.service = service;
		this.methods = new Methods(client, new ServiceRoute(service));
	}

	/** Whose it is. */
	public Client client() {
		return client;
	}

	@Override
	public String id() {
		return service.id();
	}

	@Override
	public String objectId() {
		return service.description().objectId();
	}

	@Override
	public UUID type() {
		return service.description().type();
	}

	@Override
	public String name() {
		return service.description().name();
	}

	@Override
	public PortableDevice device() {
		return service.device();
	}

	@Override
	public String backend() {
		return service.backend();
	}

	@Override
	public ServiceCapabilities capabilities() {
		return service.description().capabilities();
	}

	@Override
	public ServiceMethods methods() {
		return methods;
	}

	@Override
	public String toString() {
		return "service " + service.id() + " of " + service.backend();
	}
}
