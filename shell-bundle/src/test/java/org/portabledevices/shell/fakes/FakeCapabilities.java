package org.portabledevices.shell.fakes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.portabledevices.description.EventDescription;
import org.portabledevices.description.FormatDescription;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ServiceCapabilities;

/** Methods, and nothing else. */
record FakeCapabilities(List<MethodDescription> methods) implements ServiceCapabilities {

	@Override
	public List<MethodDescription> methods(UUID format) {
		return List.of();
	}

	@Override
	public Optional<MethodDescription> method(UUID id) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Optional<MethodDescription> method(String nameOrId) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<EventDescription> events() {
		return List.of();
	}

	@Override
	public Optional<EventDescription> event(UUID id) {
		return Optional.empty();
	}

	@Override
	public List<FormatDescription> formats() {
		return List.of();
	}

	@Override
	public Set<UUID> inheritedServices() {
		return Set.of();
	}
}
