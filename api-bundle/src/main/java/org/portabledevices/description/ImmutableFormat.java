package org.portabledevices.description;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

record ImmutableFormat(UUID id, String name) implements FormatDescription {

	ImmutableFormat {
		requireNonNull(id, "id");
		requireNonNull(name, "name");
	}

	@Override
	public String toString() {
		return name;
	}
}
