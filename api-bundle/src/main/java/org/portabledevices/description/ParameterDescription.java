package org.portabledevices.description;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.osgi.annotation.versioning.ProviderType;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

/** Describes one parameter of a method. Immutable. */
@ProviderType
public interface ParameterDescription {

	/**
	 * Tells the key under which the value stands among parameters and results.
	 *
	 * @return the key.
	 */
	PropertyKey key();

	/**
	 * Tells the name.
	 *
	 * @return a name of the characters {@code [a-zA-Z0-9_]}.
	 */
	String name();

	/**
	 * Tells the direction.
	 *
	 * @return the usage.
	 */
	ParameterUsage usage();

	/**
	 * Tells the type of the value.
	 *
	 * @return the type.
	 */
	VariantType type();

	/**
	 * Tells the place among the method's parameters.
	 *
	 * @return the order, from 0.
	 */
	int order();

	/**
	 * Tells what limits the values.
	 *
	 * @return the form; it says which of the following are there.
	 */
	ParameterForm form();

	/**
	 * Tells the value that an absent parameter takes. A parameter that has one is optional (contract 1.3).
	 *
	 * @return the default; {@link Variant#empty()} means that an absent parameter stays absent; empty for a parameter that must be given.
	 */
	Optional<Variant> defaultValue();

	/**
	 * Tells the least value.
	 *
	 * @return the minimum, for {@link ParameterForm#RANGE}.
	 */
	Optional<Variant> rangeMin();

	/**
	 * Tells the greatest value.
	 *
	 * @return the maximum, for {@link ParameterForm#RANGE}.
	 */
	Optional<Variant> rangeMax();

	/**
	 * Tells the distance of allowed values, counted from the least.
	 *
	 * @return the step, for {@link ParameterForm#RANGE}; empty or zero for no step.
	 */
	Optional<Variant> rangeStep();

	/**
	 * Tells the allowed values.
	 *
	 * @return an unmodifiable list, for {@link ParameterForm#ENUMERATION}, else empty.
	 */
	List<Variant> enumeration();

	/**
	 * Tells the pattern that a string must match in whole.
	 *
	 * @return a regular expression in the syntax of {@link java.util.regex.Pattern}, for {@link ParameterForm#REGULAR_EXPRESSION}.
	 */
	Optional<String> regularExpression();

	/**
	 * Tells the greatest size of a value.
	 *
	 * @return bytes: of a string in UTF-16 without its end, of a sequence its length; empty for no limit.
	 */
	OptionalLong maxSize();

	/**
	 * Tells in words what the parameter means.
	 *
	 * @return a sentence for people, possibly empty.
	 */
	String description();

	/**
	 * Answers WPD's attributes of the parameter, under the keys {@code E6864DD7-F325-45EA-A1D5-97CF73B6CA58}.
	 *
	 * @return ORDER, USAGE, FORM, NAME, VARTYPE, and what the form adds.
	 */
	Values attributes();

	/**
	 * Starts a description.
	 *
	 * @param key the key of the value.
	 * @param name the name, of the characters {@code [a-zA-Z0-9_]}.
	 * @param usage the direction.
	 * @param type the type of the value.
	 * @return a builder.
	 */
	static Builder builder(PropertyKey key, String name, ParameterUsage usage, VariantType type) {
		return new ParameterBuilder(key, name, usage, type);
	}

	/** Builds a description. */
	@ProviderType
	interface Builder {

		/**
		 * Makes the parameter optional.
		 *
		 * @param value the value that it takes when it is absent, of the parameter's type; {@link Variant#empty()} to leave it absent.
		 * @return this builder.
		 */
		Builder defaultValue(Variant value);

		/**
		 * Limits a number to a range.
		 *
		 * @param min the least value, of the parameter's type.
		 * @param max the greatest value, of the parameter's type.
		 * @return this builder.
		 */
		Builder range(Variant min, Variant max);

		/**
		 * Limits a number to a range with steps.
		 *
		 * @param min the least value, of the parameter's type.
		 * @param max the greatest value, of the parameter's type.
		 * @param step the distance of allowed values, of the parameter's type.
		 * @return this builder.
		 */
		Builder range(Variant min, Variant max, Variant step);

		/**
		 * Limits the parameter to some values.
		 *
		 * @param allowed the values, of the parameter's type; at least one.
		 * @return this builder.
		 */
		Builder enumeration(List<Variant> allowed);

		/**
		 * Limits a string to a pattern.
		 *
		 * @param pattern a regular expression; what the engine cannot evaluate within its limits is left to the device (contract 1.2).
		 * @return this builder.
		 */
		Builder regularExpression(String pattern);

		/**
		 * Says that the value identifies an object.
		 *
		 * @return this builder.
		 */
		Builder objectIdentifier();

		/**
		 * Limits the size.
		 *
		 * @param bytes the greatest size, at least 0.
		 * @return this builder.
		 */
		Builder maxSize(long bytes);

		/**
		 * Says in words what the parameter means.
		 *
		 * @param words a sentence.
		 * @return this builder.
		 */
		Builder description(String words);

		/**
		 * Makes the description, with order 0; a {@link MethodDescription.Builder} gives it its place.
		 *
		 * @return the description.
		 * @throws IllegalArgumentException if something does not fit the parameter's type; the message says what.
		 */
		ParameterDescription build();
	}
}
