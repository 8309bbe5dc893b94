package org.portabledevices.description;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;

record ImmutableEvent(UUID id, String name, List<ParameterDescription> parameters) implements EventDescription {

	ImmutableEvent {
		requireNonNull(id, "id");
		Names.checked(name, "event");
		parameters = List.copyOf(parameters);
	}

	@Override
	public String toString() {
		return name;
	}
}
