package org.portabledevices.backend;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.portabledevices.description.EventDescription;
import org.portabledevices.description.FormatDescription;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ServiceCapabilities;

/** Builds services. */
final class ServiceBuilder implements ServiceDescription.Builder {

	private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_]+");
	private static final Pattern OBJECT_ID = Pattern.compile("[^\\s/]+");

	private final UUID type;
	private final String name;
	private final Set<UUID> inherited = new LinkedHashSet<>();
	private final Map<UUID, MethodDescription> methods = new LinkedHashMap<>();
	private final Map<UUID, MethodHandler> handlers = new HashMap<>();
	private final List<EventDescription> events = new ArrayList<>();
	private final List<FormatDescription> formats = new ArrayList<>();
	private String objectId;

	ServiceBuilder(UUID type, String name) {
		this.type = requireNonNull(type, "type");
		if (!NAME.matcher(name).matches()) {
			throw new IllegalArgumentException("the name of a service takes the characters [a-zA-Z0-9_], not \"" + name + "\"");
		}
		this.name = name;
		this.objectId = name;
	}

	@Override
	public ServiceBuilder objectId(String id) {
		if (!OBJECT_ID.matcher(id).matches()) {
			throw new IllegalArgumentException(
					"an object ID has characters, and no white space or slash among them, unlike \"" + id + "\"");
		}
		objectId = id;
		return this;
	}

	@Override
	public ServiceBuilder inherits(UUID abstractType) {
		inherited.add(requireNonNull(abstractType, "abstractType"));
		return this;
	}

	@Override
	public ServiceBuilder method(MethodDescription method, MethodHandler handler) {
		for (MethodDescription other : methods.values()) {
			if (other.id().equals(method.id()) || other.name().equalsIgnoreCase(method.name())) {
				throw new IllegalArgumentException("service %s has a method %s {%s} already".formatted(name, other.name(), other.id()));
			}
		}
		methods.put(method.id(), method);
		handlers.put(method.id(), requireNonNull(handler, "handler"));
		return this;
	}

	@Override
	public ServiceBuilder event(EventDescription event) {
		events.add(requireNonNull(event, "event"));
		return this;
	}

	@Override
	public ServiceBuilder format(FormatDescription format) {
		formats.add(requireNonNull(format, "format"));
		return this;
	}

	@Override
	public ServiceDescription build() {
		return new Service(type, name, objectId, new Capabilities(Map.copyOf(methods), List.copyOf(methods.values()), List.copyOf(events),
				List.copyOf(formats), Set.copyOf(inherited)), Map.copyOf(handlers));
	}

	private record Service(UUID type, String name, String objectId, ServiceCapabilities capabilities, Map<UUID, MethodHandler> handlers)
			implements ServiceDescription {

		@Override
		public Optional<MethodHandler> handler(UUID method) {
			return Optional.ofNullable(handlers.get(method));
		}

		@Override
		public String toString() {
			return name;
		}
	}

	private record Capabilities(Map<UUID, MethodDescription> byId, List<MethodDescription> methods, List<EventDescription> events,
			List<FormatDescription> formats, Set<UUID> inheritedServices) implements ServiceCapabilities {

		@Override
		public List<MethodDescription> methods(UUID format) {
			return methods.stream().filter(method -> method.associatedFormat().filter(format::equals).isPresent()).toList();
		}

		@Override
		public Optional<MethodDescription> method(UUID id) {
			return Optional.ofNullable(byId.get(id));
		}

		@Override
		public Optional<MethodDescription> method(String nameOrId) {
			String bare = nameOrId.replaceAll("[{}]", "");
			return methods.stream()
					.filter(method -> method.name().equalsIgnoreCase(nameOrId) || method.id().toString().equalsIgnoreCase(bare))
					.findFirst();
		}

		@Override
		public Optional<EventDescription> event(UUID id) {
			return events.stream().filter(event -> event.id().equals(id)).findFirst();
		}
	}
}
