package org.portabledevices.engine.osgi;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.framework.ServiceReference;
import org.portabledevices.engine.core.HostedService;
import org.portabledevices.service.PortableDeviceService;

/** Which service of the engine is behind which registration. */
final class HostedServices {

	private final Map<ServiceReference<PortableDeviceService>, HostedService> known = new ConcurrentHashMap<>();
	private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();

	/** Notes a registration, and tells the followers: the framework told them before it was known here. */
	void put(ServiceReference<PortableDeviceService> reference, HostedService service) {
		known.put(reference, service);
		listeners.forEach(Runnable::run);
	}

	void remove(ServiceReference<PortableDeviceService> reference) {
		known.remove(reference);
	}

	/** The service behind a registration, {@code null} if it is not one of the engine. */
	HostedService find(ServiceReference<PortableDeviceService> reference) {
		return known.get(reference);
	}

	void addListener(Runnable listener) {
		listeners.add(listener);
	}

	void removeListener(Runnable listener) {
		listeners.remove(listener);
	}
}
