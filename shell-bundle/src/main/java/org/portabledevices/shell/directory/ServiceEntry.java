package org.portabledevices.shell.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.portabledevices.service.ServiceProperties;

/**
 * One service of one device, whatever backends offer it: what the user names, and what a session follows.
 *
 * @param deviceId the Plug and Play device ID.
 * @param deviceName the friendly name of the device.
 * @param name the name of the service.
 * @param id the Plug and Play service ID, that of the best backend.
 * @param types the GUIDs of its type and of the abstract services that it implements.
 * @param backends the names of the backends, the best first; empty if it was known once and is gone.
 * @param filter the LDAP filter that finds this service on every backend.
 */
public record ServiceEntry(String deviceId, String deviceName, String name, String id, Set<String> types, List<String> backends,
		String filter) {

	/**
	 * Names it for people.
	 *
	 * @return device and service, as in {@code Simulated Camera/Storage}.
	 */
	public String label() {
		return deviceName + "/" + name;
	}

	ServiceEntry gone() {
		return new ServiceEntry(deviceId, deviceName, name, id, types, List.of(), filter);
	}

	/**
	 * Puts together what is one service: equal device ID and equal name. Where one backend has two of those, their service IDs tell them apart.
	 *
	 * @param offers what is registered, the best first.
	 * @return the services, by device and name.
	 */
	static List<ServiceEntry> of(List<Offer> offers) {
		Map<List<String>, List<Offer>> services = new LinkedHashMap<>();
		offers.forEach(offer -> services.computeIfAbsent(List.of(offer.deviceId(), offer.name()), key -> new ArrayList<>()).add(offer));
		List<ServiceEntry> entries = new ArrayList<>();
		services.values().forEach(same -> entries.addAll(entries(same)));
		entries.sort(Comparator.comparing(ServiceEntry::deviceName, String.CASE_INSENSITIVE_ORDER).thenComparing(ServiceEntry::deviceId)
				.thenComparing(ServiceEntry::name, String.CASE_INSENSITIVE_ORDER).thenComparing(ServiceEntry::id));
		return entries;
	}

	private static List<ServiceEntry> entries(List<Offer> same) {
		Offer best = same.get(0);
		if (same.stream().map(Offer::backend).distinct().count() == same.size()) {
			return List.of(entry(same, "(&(%s=%s)(%s=%s))".formatted(ServiceProperties.DEVICE_ID, Filters.escaped(best.deviceId()),
					ServiceProperties.SERVICE_NAME, Filters.escaped(best.name()))));
		}
		Map<String, List<Offer>> byId = new LinkedHashMap<>();
		same.forEach(offer -> byId.computeIfAbsent(offer.id(), key -> new ArrayList<>()).add(offer));
		return byId.entrySet().stream()
				.map(group -> entry(group.getValue(), "(%s=%s)".formatted(ServiceProperties.SERVICE_ID, Filters.escaped(group.getKey()))))
				.toList();
	}

	private static ServiceEntry entry(List<Offer> same, String filter) {
		Offer best = same.get(0);
		List<String> backends = same.stream().map(Offer::backend).distinct().toList();
		return new ServiceEntry(best.deviceId(), best.deviceName(), best.name(), best.id(), best.types(), backends, filter);
	}
}
