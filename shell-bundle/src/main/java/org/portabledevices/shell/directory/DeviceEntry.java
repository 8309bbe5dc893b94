package org.portabledevices.shell.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.portabledevices.monitor.ConfiguredDevice;
import org.portabledevices.monitor.PortableDeviceBackend;

/**
 * One device as one backend has it, connected or not.
 *
 * @param name its name.
 * @param id its Plug and Play device ID, empty while it is not known.
 * @param backend the name of the backend.
 * @param state whether it can be reached.
 * @param address where it is, empty if its backend does not say.
 * @param services the names of its services.
 * @param reason why it cannot be reached, else empty.
 * @param pendingCount how many invocations are pending on it.
 */
public record DeviceEntry(String name, String id, String backend, ConfiguredDevice.State state, String address, List<String> services,
		String reason, int pendingCount) {

	/**
	 * Puts together what the registry has and what backends tell. They are matched by the device ID; a backend that does not tell it is believed by address or name. One
	 * that is not connected has nothing in the registry, whatever its name.
	 *
	 * @param offers what is registered.
	 * @param backends the backends.
	 * @return the devices, by name, id and backend.
	 */
	static List<DeviceEntry> of(List<Offer> offers, List<PortableDeviceBackend> backends) {
		Map<List<String>, DeviceEntry> registered = new LinkedHashMap<>();
		for (Offer offer : offers) {
			registered.merge(List.of(offer.backend(), offer.deviceId()), connected(offer), DeviceEntry::withServicesOf);
		}
		List<DeviceEntry> entries = new ArrayList<>();
		for (PortableDeviceBackend backend : backends) {
			for (ConfiguredDevice device : backend.devices()) {
				entries.add(take(registered, backend.name(), device).map(entry -> entry.toldBy(device))
						.orElseGet(() -> new DeviceEntry(device.name(), device.deviceId(), backend.name(), device.state(), device.address(),
								List.of(),
								device.reason(), device.pendingCount())));
			}
		}
		entries.addAll(registered.values());
		entries.sort(Comparator.comparing(DeviceEntry::name, String.CASE_INSENSITIVE_ORDER).thenComparing(DeviceEntry::id)
				.thenComparing(DeviceEntry::backend).thenComparing(DeviceEntry::address));
		return entries;
	}

	private static DeviceEntry connected(Offer offer) {
		return new DeviceEntry(offer.deviceName(), offer.deviceId(), offer.backend(), ConfiguredDevice.State.CONNECTED, "",
				List.of(offer.name()), "", 0);
	}

	private DeviceEntry withServicesOf(DeviceEntry more) {
		List<String> all = new ArrayList<>(services);
		all.addAll(more.services);
		all.sort(String.CASE_INSENSITIVE_ORDER);
		return new DeviceEntry(name, id, backend, state, address, all, reason, pendingCount);
	}

	private DeviceEntry toldBy(ConfiguredDevice device) {
		return new DeviceEntry(name, id, backend, device.state(), device.address(), services, device.reason(), device.pendingCount());
	}

	private static Optional<DeviceEntry> take(Map<List<String>, DeviceEntry> registered, String backend, ConfiguredDevice device) {
		if (device.state() != ConfiguredDevice.State.CONNECTED) {
			return Optional.empty();
		}
		Stream<Predicate<DeviceEntry>> rules = device.deviceId().isEmpty()
				? Stream.of(entry -> entry.id().equals(device.address()), entry -> entry.name().equals(device.name()))
				: Stream.of(entry -> entry.id().equals(device.deviceId()));
		Optional<List<String>> key = rules
				.flatMap(rule -> registered.entrySet().stream()
						.filter(entry -> entry.getValue().backend().equals(backend) && rule.test(entry.getValue())))
				.map(Map.Entry::getKey).findFirst();
		return key.map(registered::remove);
	}
}
