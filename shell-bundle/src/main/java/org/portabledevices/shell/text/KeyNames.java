package org.portabledevices.shell.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.wpd.PropertyKeys;

/** Names for keys: those of a method's parameters, and those that WPD gives to what is said about objects. */
public final class KeyNames {

	private final Map<PropertyKey, String> names = new HashMap<>();

	/**
	 * Takes the names of the parameters of a method or an event.
	 *
	 * @param parameters the parameters.
	 */
	public KeyNames(List<ParameterDescription> parameters) {
		parameters.forEach(parameter -> names.put(parameter.key(), parameter.name()));
	}

	/**
	 * Takes the names of the parameters of a method.
	 *
	 * @param method the method.
	 */
	public KeyNames(MethodDescription method) {
		this(method.parameters());
	}

	/**
	 * Names a key.
	 *
	 * @param key the key.
	 * @return its name, else its text.
	 */
	public String name(PropertyKey key) {
		String name = names.get(key);
		return name != null ? name : PropertyKeys.name(key).orElseGet(key::toString);
	}
}
