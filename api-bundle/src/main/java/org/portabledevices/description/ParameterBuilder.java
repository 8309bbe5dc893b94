package org.portabledevices.description;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

/** Builds parameters; each answer is checked against the type when it is given. */
final class ParameterBuilder implements ParameterDescription.Builder {

	private final PropertyKey key;
	private final String name;
	private final ParameterUsage usage;
	private final VariantType type;
	private ParameterForm form = ParameterForm.UNSPECIFIED;
	private Variant defaultValue;
	private Variant min;
	private Variant max;
	private Variant step;
	private List<Variant> allowed = List.of();
	private String pattern;
	private OptionalLong maxSize = OptionalLong.empty();
	private String description = "";

	ParameterBuilder(PropertyKey key, String name, ParameterUsage usage, VariantType type) {
		this.key = requireNonNull(key, "key");
		this.name = Names.checked(name, "parameter");
		this.usage = requireNonNull(usage, "usage");
		this.type = requireNonNull(type, "type");
	}

	@Override
	public ParameterBuilder defaultValue(Variant value) {
		defaultValue = value.type() == VariantType.EMPTY ? value : ofType(value, "default");
		return this;
	}

	@Override
	public ParameterBuilder range(Variant least, Variant greatest) {
		require(type.isNumeric(), "a range needs a numeric type");
		min = ofType(least, "minimum");
		max = ofType(greatest, "maximum");
		form = ParameterForm.RANGE;
		return this;
	}

	@Override
	public ParameterBuilder range(Variant least, Variant greatest, Variant distance) {
		range(least, greatest);
		step = ofType(distance, "step");
		return this;
	}

	@Override
	public ParameterBuilder enumeration(List<Variant> values) {
		allowed = List.copyOf(values);
		require(!allowed.isEmpty(), "an enumeration needs a value");
		allowed.forEach(value -> ofType(value, "enumerated value"));
		form = ParameterForm.ENUMERATION;
		return this;
	}

	@Override
	public ParameterBuilder regularExpression(String expression) {
		require(type == VariantType.LPWSTR, "a pattern needs a string");
		Pattern.compile(expression); // throws for what is no pattern, an IllegalArgumentException with words
		pattern = expression;
		form = ParameterForm.REGULAR_EXPRESSION;
		return this;
	}

	@Override
	public ParameterBuilder objectIdentifier() {
		form = ParameterForm.OBJECT_IDENTIFIER;
		return this;
	}

	@Override
	public ParameterBuilder maxSize(long bytes) {
		require(bytes >= 0, "a size is at least 0");
		maxSize = OptionalLong.of(bytes);
		return this;
	}

	@Override
	public ParameterBuilder description(String words) {
		description = requireNonNull(words, "words");
		return this;
	}

	@Override
	public ParameterDescription build() {
		return build(0);
	}

	private Parameter build(int order) {
		return new Parameter(key, name, usage, type, order, form, Optional.ofNullable(defaultValue), Optional.ofNullable(min),
				Optional.ofNullable(max),
				Optional.ofNullable(step), allowed, Optional.ofNullable(pattern), maxSize, description);
	}

	private Variant ofType(Variant value, String what) {
		require(value.type() == type, "its " + what + " is a " + value.type().wpdName());
		return value;
	}

	private void require(boolean condition, String words) {
		if (!condition) {
			throw new IllegalArgumentException("parameter %s (%s): %s".formatted(name, type.wpdName(), words));
		}
	}

	record Parameter(PropertyKey key, String name, ParameterUsage usage, VariantType type, int order, ParameterForm form,
			Optional<Variant> defaultValue,
			Optional<Variant> rangeMin, Optional<Variant> rangeMax, Optional<Variant> rangeStep, List<Variant> enumeration,
			Optional<String> regularExpression, OptionalLong maxSize, String description) implements ParameterDescription {

		Parameter at(int place) {
			return new Parameter(key, name, usage, type, place, form, defaultValue, rangeMin, rangeMax, rangeStep, enumeration,
					regularExpression, maxSize,
					description);
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
