package org.portabledevices.engine.osgi;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.osgi.framework.Constants;
import org.portabledevices.engine.core.HostedService;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.service.ServiceProperties;

/** The properties with which a service is registered. */
public final class ServiceDictionary {

	private ServiceDictionary() {
	}

	/**
	 * Makes the properties.
	 *
	 * @param service the service.
	 * @return its service properties, with the ranking that it has now.
	 */
	public static Map<String, Object> of(HostedService service) {
		PortableDevice device = service.device();
		Map<String, Object> properties = new HashMap<>();
		properties.put(ServiceProperties.SERVICE_TYPE, types(service));
		properties.put(ServiceProperties.SERVICE_ID, service.id());
		properties.put(ServiceProperties.SERVICE_NAME, service.description().name());
		properties.put(ServiceProperties.DEVICE_ID, device.id());
		properties.put(ServiceProperties.DEVICE_NAME, device.name());
		if (!device.serialNumber().isEmpty()) {
			properties.put(ServiceProperties.SERIAL_NUMBER, device.serialNumber());
		}
		properties.put(ServiceProperties.BACKEND, service.backend());
		properties.put(Constants.SERVICE_PID, service.backend() + "/" + service.id());
		properties.put(Constants.SERVICE_RANKING, service.ranking());
		return properties;
	}

	private static String[] types(HostedService service) {
		return Stream.concat(Stream.of(service.description().type()), service.description().capabilities().inheritedServices().stream())
				.map(UUID::toString).map(text -> text.toLowerCase(Locale.ROOT)).toArray(String[]::new);
	}
}
