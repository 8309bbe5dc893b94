package org.portabledevices.values;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * An ordered, immutable map from keys to values: the parameters of a method, its results, the attributes of a description. WPD:
 * {@code IPortableDeviceValues}.
 * <p>
 * The order is that in which keys were first set; the parameters of a method must stand in the order of their descriptions.
 */
public final class Values {

	private static final Values EMPTY = new Values(Map.of());

	private final Map<PropertyKey, Variant> entries;

	private Values(Map<PropertyKey, Variant> entries) {
		this.entries = entries;
	}

	/**
	 * Answers the set without values.
	 *
	 * @return the one empty instance.
	 */
	public static Values empty() {
		return EMPTY;
	}

	/**
	 * Makes a set of one value.
	 *
	 * @param key the key.
	 * @param value its value.
	 * @return the values.
	 */
	public static Values of(PropertyKey key, Variant value) {
		return builder().set(key, value).build();
	}

	/**
	 * Starts a new set.
	 *
	 * @return a builder, to be used by one thread at a time.
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Answers the value of a key.
	 *
	 * @param key the key.
	 * @return its value.
	 * @throws NoSuchElementException (ERROR_NOT_FOUND) if there is none.
	 */
	public Variant get(PropertyKey key) {
		Variant value = entries.get(requireNonNull(key, "key"));
		if (value == null) {
			throw new NoSuchElementException("ERROR_NOT_FOUND (0x80070490): no value for key " + key);
		}
		return value;
	}

	/**
	 * Looks for the value of a key.
	 *
	 * @param key the key.
	 * @return its value, empty if there is none.
	 */
	public Optional<Variant> find(PropertyKey key) {
		return Optional.ofNullable(entries.get(requireNonNull(key, "key")));
	}

	/**
	 * Tells whether a key has a value.
	 *
	 * @param key the key.
	 * @return whether it has one.
	 */
	public boolean contains(PropertyKey key) {
		return entries.containsKey(key);
	}

	/**
	 * Answers the keys in their order.
	 *
	 * @return an unmodifiable set.
	 */
	public Set<PropertyKey> keys() {
		return entries.keySet();
	}

	/**
	 * Answers keys and values in their order.
	 *
	 * @return an unmodifiable map.
	 */
	public Map<PropertyKey, Variant> asMap() {
		return entries;
	}

	/**
	 * Tells how many values there are.
	 *
	 * @return the number of values.
	 */
	public int size() {
		return entries.size();
	}

	/**
	 * Tells whether there is no value.
	 *
	 * @return whether it is empty.
	 */
	public boolean isEmpty() {
		return entries.isEmpty();
	}

	/** Compares keys and values; as with every map, not their order. */
	@Override
	public boolean equals(Object other) {
		return other instanceof Values that && entries.equals(that.entries);
	}

	/** Agrees with {@link #equals(Object)}. */
	@Override
	public int hashCode() {
		return entries.hashCode();
	}

	/** Answers keys and values in their order. */
	@Override
	public String toString() {
		return entries.toString();
	}

	/** Collects values. For use by one thread at a time; it may go on after {@link #build()}. */
	public static final class Builder {

		private final Map<PropertyKey, Variant> entries = new LinkedHashMap<>();

		private Builder() {
		}

		/**
		 * Sets a value. A key that has one already keeps its place and gets the new value.
		 *
		 * @param key the key.
		 * @param value its value.
		 * @return this builder.
		 */
		public Builder set(PropertyKey key, Variant value) {
			entries.put(requireNonNull(key, "key"), requireNonNull(value, "value"));
			return this;
		}

		/**
		 * Sets all values of another set, in its order.
		 *
		 * @param values the values.
		 * @return this builder.
		 */
		public Builder setAll(Values values) {
			entries.putAll(values.entries);
			return this;
		}

		/**
		 * Answers what was set so far.
		 *
		 * @return the values.
		 */
		public Values build() {
			return entries.isEmpty() ? EMPTY : new Values(Collections.unmodifiableMap(new LinkedHashMap<>(entries)));
		}
	}
}
