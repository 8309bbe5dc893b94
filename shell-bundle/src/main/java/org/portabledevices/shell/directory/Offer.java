package org.portabledevices.shell.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.osgi.framework.ServiceReference;
import org.portabledevices.service.ServiceProperties;

/**
 * A service as one backend offers it: what its registration says.
 *
 * @param deviceId the Plug and Play device ID.
 * @param deviceName the friendly name of the device.
 * @param id the Plug and Play service ID.
 * @param name the name of the service.
 * @param types the GUIDs of its type and of the abstract services that it implements.
 * @param backend the name of the backend.
 */
record Offer(String deviceId, String deviceName, String id, String name, Set<String> types, String backend) {

	/** Answers what references offer, the best first: the order in which trackers choose (contract 5.2). */
	static List<Offer> of(Collection<? extends ServiceReference<?>> references) {
		List<ServiceReference<?>> best = new ArrayList<>(references);
		best.sort(Comparator.reverseOrder());
		return best.stream().map(Offer::of).flatMap(Optional::stream).toList();
	}

	/** Answers nothing for a registration that no backend of ours has made: it lacks what one needs to name it. */
	private static Optional<Offer> of(ServiceReference<?> reference) {
		Optional<String> deviceId = text(reference, ServiceProperties.DEVICE_ID);
		Optional<String> name = text(reference, ServiceProperties.SERVICE_NAME);
		if (deviceId.isEmpty() || name.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new Offer(deviceId.get(), text(reference, ServiceProperties.DEVICE_NAME).orElse(deviceId.get()),
				text(reference, ServiceProperties.SERVICE_ID).orElse(deviceId.get() + "/" + name.get()), name.get(),
				reference.getProperty(ServiceProperties.SERVICE_TYPE) instanceof String[] types ? Set.of(types) : Set.of(),
				text(reference, ServiceProperties.BACKEND).orElse("")));
	}

	private static Optional<String> text(ServiceReference<?> reference, String property) {
		return reference.getProperty(property) instanceof String text ? Optional.of(text) : Optional.empty();
	}
}
