package org.portabledevices.shell.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceScope;
import org.portabledevices.description.EventDescription;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ServiceCapabilities;
import org.portabledevices.monitor.BackendSelection;
import org.portabledevices.monitor.ConfiguredDevice;
import org.portabledevices.monitor.PortableDeviceBackend;
import org.portabledevices.service.DeviceEvent;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.Status;
import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.shell.text.KeyNames;
import org.portabledevices.shell.text.Plain;
import org.portabledevices.tracker.FollowedService;

/**
 * Answers what there is at the moment, and finds what the user means. It looks at service references; a service itself it gets once, to learn what it can do, and
 * gives back at once.
 */
@Component(service = ServiceDirectory.class)
public class ServiceDirectory {

	@Reference(scope = ReferenceScope.PROTOTYPE) volatile List<ComponentServiceObjects<PortableDeviceService>> services;

	@Reference volatile List<PortableDeviceBackend> backends;

	@Reference BackendSelection selection;

	private final KnownServices known = new KnownServices();

	/**
	 * Lists the services.
	 *
	 * @return the services that are registered, by device and name.
	 */
	public List<ServiceEntry> services() {
		List<ServiceEntry> entries = ServiceEntry.of(offers());
		entries.stream().filter(entry -> !known.contains(entry)).forEach(this::learn);
		return entries;
	}

	/**
	 * Lists the devices.
	 *
	 * @return each device once for each backend, those that are configured and not connected included.
	 */
	public List<DeviceEntry> devices() {
		return DeviceEntry.of(offers(), backends());
	}

	/**
	 * Lists the backends.
	 *
	 * @return the backends by name.
	 */
	public List<PortableDeviceBackend> backends() {
		return backends.stream().sorted(Comparator.comparing(PortableDeviceBackend::name)).toList();
	}

	/**
	 * Lists the names of the backends that say so, or that have registered a service.
	 *
	 * @return the names.
	 */
	public List<String> backendNames() {
		return List.copyOf(Stream.concat(backends.stream().map(PortableDeviceBackend::name), offers().stream().map(Offer::backend))
				.filter(name -> !name.isEmpty()).collect(Collectors.toCollection(TreeSet::new)));
	}

	/**
	 * Tells which backend new invocations of a service go to.
	 *
	 * @param entry the service.
	 * @return the name, empty if there is none now.
	 */
	public Optional<String> chosen(ServiceEntry entry) {
		Optional<String> pinned = selection.pinned();
		return pinned.isPresent() ? pinned.filter(entry.backends()::contains) : entry.backends().stream().findFirst();
	}

	/**
	 * Finds a service by what the user typed.
	 *
	 * @param given its name, ID, type, or {@code device/service}; case does not matter.
	 * @return the service; one that was there before if none of those there now is meant.
	 * @throws CommandException if none is meant, or several are.
	 */
	public ServiceEntry find(String given) {
		List<ServiceEntry> entries = services();
		return ServiceNames.find(given, entries).or(() -> ServiceNames.find(given, known.gone(entries)))
				.orElseThrow(() -> new CommandException(Status.ERROR_NOT_FOUND, "there is no service \"%s\"; %s%s".formatted(given,
						entries.isEmpty() ? "there is none at all" : "there are " + ServiceNames.names(entries, entries), notConnected())));
	}

	/**
	 * Answers the methods of a service.
	 *
	 * @param entry the service.
	 * @param followed the same service, followed.
	 * @return the methods of the backend that new invocations go to; if there is none, those that were last known.
	 * @throws CommandException if they were never known.
	 */
	public List<MethodDescription> methods(ServiceEntry entry, FollowedService followed) {
		Optional<ServiceCapabilities> now = followed.target().map(FollowedService.Target::capabilities);
		now.ifPresent(capabilities -> known.put(entry, capabilities));
		return now.map(ServiceCapabilities::methods).or(() -> known.methods(entry))
				.orElseThrow(() -> new CommandException(Status.ERROR_NOT_READY, "no backend serves %s now%s%s"
						.formatted(Plain.line(entry.label()), selection.pinned()
								.map(name -> "; \"" + name + "\" is pinned, \"backend auto\" lets the ranking choose").orElse(""),
								notConnected())));
	}

	/**
	 * Looks for the names of what an event carries.
	 *
	 * @param event the event.
	 * @return the names of its description, if its service was ever seen.
	 */
	public KeyNames names(DeviceEvent event) {
		return new KeyNames(known.event(event.serviceId(), event.id()).map(EventDescription::parameters).orElse(List.of()));
	}

	private List<Offer> offers() {
		return Offer.of(services.stream().map(ComponentServiceObjects::getServiceReference).toList());
	}

	private void learn(ServiceEntry entry) {
		services.stream().filter(objects -> isOf(objects, entry)).findFirst().flatMap(ServiceDirectory::capabilities)
				.ifPresent(capabilities -> known.put(entry, capabilities));
	}

	private static boolean isOf(ComponentServiceObjects<?> objects, ServiceEntry entry) {
		try {
			return FrameworkUtil.createFilter(entry.filter()).match(objects.getServiceReference());
		} catch (InvalidSyntaxException e) {
			throw new IllegalStateException(e); // names are escaped, so every entry has a filter that is one
		}
	}

	private static Optional<ServiceCapabilities> capabilities(ComponentServiceObjects<PortableDeviceService> objects) {
		try {
			PortableDeviceService service = objects.getService();
			if (service == null) {
				return Optional.empty();
			}
			try {
				return Optional.of(service.capabilities());
			} finally {
				objects.ungetService(service);
			}
		} catch (IllegalStateException e) {
			return Optional.empty(); // it has just gone
		}
	}

	private String notConnected() {
		String devices = devices().stream().filter(device -> device.state() != ConfiguredDevice.State.CONNECTED)
				.map(device -> "%s at %s (backend %s): %s%s".formatted(device.name(), device.address(), device.backend(), device.state(),
						device.reason().isEmpty() ? "" : ", " + device.reason()))
				.map(Plain::line).collect(Collectors.joining("; "));
		return devices.isEmpty() ? "" : "; not connected: " + devices;
	}
}
