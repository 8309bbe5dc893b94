package org.portabledevices.engine.core;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.portabledevices.backend.MethodHandler;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ServiceCapabilities;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.Status;

/** A service that the engine serves for a backend. */
public final class HostedService {

	final Device device;
	final ServiceDescription description;
	private final String id;
	private final Map<UUID, HostedMethod> methods = new HashMap<>();

	HostedService(Device device, ServiceDescription description) {
		this.device = device;
		this.description = new WithoutHandlers(description.type(), description.name(), description.objectId(), description.capabilities());
		this.id = device.identity.id() + "/" + description.name();
		for (MethodDescription method : description.capabilities().methods()) {
			methods.put(method.id(), new HostedMethod(this, method, description.handler(method.id()).orElseThrow()));
		}
	}

	/** The method of a GUID. */
	HostedMethod method(UUID method) throws InvocationRefusedException {
		HostedMethod found = methods.get(method);
		if (found == null) {
			throw new InvocationRefusedException(Status.ERROR_NOT_SUPPORTED,
					"service %s has no method {%s}; it has %s".formatted(description.name(), method,
							description.capabilities().methods().stream().map(MethodDescription::name).toList()));
		}
		return found;
	}

	/** What the backend said of it. */
	public ServiceDescription description() {
		return description;
	}

	/** The device that it belongs to. */
	public PortableDevice device() {
		return device.identity;
	}

	/** The name of the backend. */
	public String backend() {
		return device.backend();
	}

	/** Its ranking. */
	public int ranking() {
		return device.options().ranking();
	}

	/** The Plug and Play service ID. */
	public String id() {
		return id;
	}

	/** Whether it takes invocations. */
	public boolean isOpen() {
		return device.isOpen();
	}

	/** Forgets what is the backend's. */
	void forgetHandlers() {
		methods.values().forEach(method -> method.handler = null);
	}

	InvocationRefusedException notOpen() {
		return new InvocationRefusedException(Status.E_WPD_SERVICE_NOT_OPEN,
				"service " + id + " of backend " + backend() + " takes no invocations any more");
	}

	/** What is kept of a description: service objects outlive backends, whose classes the handlers are. */
	private record WithoutHandlers(UUID type, String name, String objectId, ServiceCapabilities capabilities)
			implements ServiceDescription {

		@Override
		public Optional<MethodHandler> handler(UUID method) {
			return Optional.empty();
		}

		@Override
		public String toString() {
			return name;
		}
	}
}
