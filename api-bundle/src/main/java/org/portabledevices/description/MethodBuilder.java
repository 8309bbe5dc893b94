package org.portabledevices.description;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.portabledevices.values.Values;

/** Builds methods. */
final class MethodBuilder implements MethodDescription.Builder {

	private static final Duration DEFAULT_SILENCE = Duration.ofSeconds(30);

	private final UUID id;
	private final String name;
	private final List<ParameterDescription> parameters = new ArrayList<>();
	private MethodAccess access = MethodAccess.READ;
	private UUID format;
	private boolean cancellable = true;
	private Duration silence = DEFAULT_SILENCE;
	private BulkData bulkData = BulkData.NONE;
	private String description = "";

	MethodBuilder(UUID id, String name) {
		this.id = requireNonNull(id, "id");
		this.name = Names.checked(name, "method");
	}

	@Override
	public MethodBuilder access(MethodAccess kind) {
		access = requireNonNull(kind, "access");
		return this;
	}

	@Override
	public MethodBuilder associatedFormat(UUID guid) {
		format = requireNonNull(guid, "format");
		return this;
	}

	@Override
	public MethodBuilder parameter(ParameterDescription parameter) {
		for (ParameterDescription other : parameters) {
			if (other.key().equals(parameter.key()) || other.name().equalsIgnoreCase(parameter.name())) {
				throw new IllegalArgumentException(
						"method %s has a parameter %s with key %s already".formatted(name, other.name(), other.key()));
			}
		}
		parameters.add(((ParameterBuilder.Parameter) parameter).at(parameters.size()));
		return this;
	}

	@Override
	public MethodBuilder notCancellable() {
		cancellable = false;
		return this;
	}

	@Override
	public MethodBuilder silenceLimit(Duration limit) {
		if (limit.isNegative() || limit.isZero()) {
			throw new IllegalArgumentException("method %s: a silence limit is positive, not %s".formatted(name, limit));
		}
		silence = limit;
		return this;
	}

	@Override
	public MethodBuilder bulkData(BulkData direction) {
		bulkData = requireNonNull(direction, "direction");
		return this;
	}

	@Override
	public MethodBuilder description(String words) {
		description = requireNonNull(words, "words");
		return this;
	}

	@Override
	public MethodDescription build() {
		return new Method(id, name, access, Optional.ofNullable(format), List.copyOf(parameters), cancellable, silence, bulkData,
				description);
	}

	private record Method(UUID id, String name, MethodAccess access, Optional<UUID> associatedFormat, List<ParameterDescription> parameters,
			boolean isCancellable, Duration silenceLimit, BulkData bulkData, String description) implements MethodDescription {

		@Override
		public Optional<ParameterDescription> parameter(String wanted) {
			return parameters.stream().filter(parameter -> parameter.name().equalsIgnoreCase(wanted)).findFirst();
		}

		@Override
		public Values attributes() {
			return WpdAttributes.of(this);
		}

		@Override
		public String toString() {
			return name;
		}
	}
}
