package org.portabledevices.shell.arguments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** Reads {@code name=value} words as the parameters of a method, and puts them in the order of its description. */
public final class ParameterWords {

	private ParameterWords() {
	}

	/**
	 * Reads parameters.
	 *
	 * @param method the method.
	 * @param words {@code name=value} each, in any order; the name is that of the description in any case, the GUID of the key if no other parameter has it, or
	 *            the whole key as {@code {GUID}.pid}.
	 * @return the parameters in their order.
	 * @throws CommandException if one is unknown, is given twice, or has a value that its type cannot hold.
	 */
	public static Values parse(MethodDescription method, List<String> words) {
		Map<Integer, Variant> given = new TreeMap<>();
		for (String word : words) {
			int equals = word.indexOf('=');
			if (equals <= 0) {
				throw new CommandException("\"" + word + "\" is not name=value; " + takes(method));
			}
			ParameterDescription parameter = find(method, word.substring(0, equals));
			if (given.put(parameter.order(), ValueText.parse(parameter, word.substring(equals + 1))) != null) {
				throw new CommandException("parameter " + parameter.name() + " is given twice");
			}
		}
		Values.Builder values = Values.builder();
		for (ParameterDescription parameter : method.parameters()) {
			Variant value = given.get(parameter.order());
			if (value != null) {
				values.set(parameter.key(), value);
			}
		}
		return values.build();
	}

	/**
	 * Says which parameters a method takes.
	 *
	 * @param method the method.
	 * @return words such as {@code MyCustomMethod takes Integer_Param, ObjectId_Param}.
	 */
	public static String takes(MethodDescription method) {
		String names = method.parameters().stream().filter(parameter -> parameter.usage().isInput()).map(ParameterDescription::name)
				.collect(Collectors.joining(", "));
		return method.name() + " takes " + (names.isEmpty() ? "no parameters" : names);
	}

	private static ParameterDescription find(MethodDescription method, String name) {
		ParameterDescription parameter = method.parameter(name).or(() -> byKey(method, name)).orElseThrow(
				() -> new CommandException("%s has no parameter \"%s\"; %s".formatted(method.name(), name, takes(method))));
		if (!parameter.usage().isInput()) {
			throw new CommandException("%s is what %s answers; %s".formatted(parameter.name(), method.name(), takes(method)));
		}
		return parameter;
	}

	private static Optional<ParameterDescription> byKey(MethodDescription method, String text) {
		int dot = text.lastIndexOf('.');
		UUID category;
		try {
			category = ValueText.guid(dot < 0 ? text : text.substring(0, dot));
		} catch (IllegalArgumentException e) {
			return Optional.empty();
		}
		List<ParameterDescription> matching = method.parameters().stream().filter(parameter -> parameter.key().category().equals(category))
				.filter(parameter -> dot < 0
						? parameter.usage().isInput()
						: Integer.toUnsignedString(parameter.key().pid()).equals(text.substring(dot + 1)))
				.toList();
		if (matching.size() > 1) {
			throw new CommandException("%s: several parameters have keys of %s; add the number, as in %s".formatted(method.name(), text,
					matching.get(0).key()));
		}
		return matching.stream().findFirst();
	}
}
