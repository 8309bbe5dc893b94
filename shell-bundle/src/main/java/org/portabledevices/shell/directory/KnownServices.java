package org.portabledevices.shell.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.portabledevices.description.EventDescription;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ServiceCapabilities;

/**
 * Remembers services with their methods and events, so that a service can still be named and invoked after its last backend has gone: the invocation then waits for a backend
 * (contract 5.3), instead of being refused by the shell. What it holds is made of the API's own classes; nothing of a backend is held.
 */
final class KnownServices {

	private static final int MOST = 256;

	private final Map<String, Known> byFilter = new LinkedHashMap<>();

	private record Known(ServiceEntry entry, List<MethodDescription> methods, List<EventDescription> events) {
	}

	synchronized void put(ServiceEntry entry, ServiceCapabilities capabilities) {
		byFilter.remove(entry.filter());
		byFilter.put(entry.filter(), new Known(entry, List.copyOf(capabilities.methods()), List.copyOf(capabilities.events())));
		if (byFilter.size() > MOST) {
			byFilter.remove(byFilter.keySet().iterator().next());
		}
	}

	synchronized boolean contains(ServiceEntry entry) {
		return byFilter.containsKey(entry.filter());
	}

	synchronized Optional<List<MethodDescription>> methods(ServiceEntry entry) {
		return Optional.ofNullable(byFilter.get(entry.filter())).map(Known::methods);
	}

	/** Answers the services that are not there any more. */
	synchronized List<ServiceEntry> gone(List<ServiceEntry> present) {
		List<ServiceEntry> gone = new ArrayList<>();
		for (Known known : byFilter.values()) {
			if (present.stream().noneMatch(entry -> entry.filter().equals(known.entry().filter()))) {
				gone.add(known.entry().gone());
			}
		}
		return gone;
	}

	/** Answers the description of an event of a service. */
	synchronized Optional<EventDescription> event(String serviceId, UUID event) {
		return byFilter.values().stream().filter(known -> known.entry().id().equals(serviceId)).flatMap(known -> known.events().stream())
				.filter(description -> description.id().equals(event)).findFirst();
	}
}
