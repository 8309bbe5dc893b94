package org.portabledevices.engine.osgi;

import org.osgi.framework.Bundle;
import org.osgi.framework.PrototypeServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.portabledevices.engine.core.Client;
import org.portabledevices.engine.core.ClientService;
import org.portabledevices.engine.core.HostedService;
import org.portabledevices.service.PortableDeviceService;

/** Makes a client for each service object that the framework hands out. */
final class ClientFactory implements PrototypeServiceFactory<PortableDeviceService> {

	private final EngineComponent engine;
	private final HostedService service;

	ClientFactory(EngineComponent engine, HostedService service) {
		this.engine = engine;
		this.service = service;
	}

	@Override
	public PortableDeviceService getService(Bundle bundle, ServiceRegistration<PortableDeviceService> registration) {
		return engine.engine().service(engine.engine().client(EngineComponent.owner(bundle)), service);
	}

	/**
	 * The framework calls this when a client gives the object back, when its bundle stops, and for every client inside {@code unregister}; only the first two are the end of the
	 * client (contract 4.1). A service is marked as leaving before it is unregistered.
	 */
	@Override
	public void ungetService(Bundle bundle, ServiceRegistration<PortableDeviceService> registration, PortableDeviceService object) {
		Client client = ((ClientService) object).client();
		if (service.isOpen() || bundle.getState() == Bundle.STOPPING) {
			client.release(engine.budget().nanosFor(bundle));
		} else {
			client.detach();
		}
	}
}
