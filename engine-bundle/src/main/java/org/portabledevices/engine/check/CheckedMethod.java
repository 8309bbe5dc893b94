package org.portabledevices.engine.check;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.Status;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

/**
 * Checks what goes into one method and what comes out of it against its description. Made once for each method. Immutable.
 */
public final class CheckedMethod {

	private record Parameter(ParameterDescription description, int order, Limits limits) {

		PropertyKey key() {
			return description.key();
		}

		String name() {
			return description.name();
		}

		boolean isInput() {
			return description.usage().isInput();
		}
	}

	private final String name;
	private final List<Parameter> inputs;
	private final List<Parameter> outputs;
	private final Map<PropertyKey, Parameter> byKey = new HashMap<>();

	/**
	 * Prepares the checks of a method.
	 *
	 * @param service the service's name, for messages.
	 * @param method the method.
	 */
	public CheckedMethod(String service, MethodDescription method) {
		name = requireNonNull(service, "service") + "." + method.name();
		List<Parameter> parameters = method.parameters().stream().map(p -> new Parameter(p, p.order(), new Limits(p))).toList();
		parameters.forEach(parameter -> byKey.put(parameter.key(), parameter));
		inputs = parameters.stream().filter(Parameter::isInput).toList();
		outputs = parameters.stream().filter(parameter -> parameter.description().usage().isOutput()).toList();
	}

	/**
	 * Checks parameters (contract 1.2): for each in its order, whether it stands behind those that come before it, whether it is known, or missing, its type, and its
	 * limits. The first that fails is thrown.
	 *
	 * @param given the parameters; null for none (contract 1.3).
	 * @return the parameters with defaults set, in the order of their descriptions.
	 * @throws InvocationRefusedException if something does not fit; the message names method and parameter, what was given, and what is allowed.
	 */
	public Values check(Values given) throws InvocationRefusedException {
		Values parameters = given == null ? Values.empty() : given;
		Iterator<Map.Entry<PropertyKey, Variant>> entries = parameters.asMap().entrySet().iterator();
		Map.Entry<PropertyKey, Variant> next = advance(entries);
		boolean asGiven = true;
		for (Parameter input : inputs) {
			if (next == null || !next.getKey().equals(input.key())) {
				checkPlace(input, next, parameters);
				asGiven &= isLeftAbsent(input);
			} else {
				checkValue(input, next.getValue());
				next = advance(entries);
			}
		}
		if (next != null) {
			throw unknown(next);
		}
		return asGiven ? parameters : withDefaults(parameters);
	}

	/**
	 * Checks results (contract 3.5): exactly the RETURN, OUT and INOUT parameters, within their types and limits. One that has a default may be absent.
	 *
	 * @param results what a backend answered; null if nothing.
	 * @return in words what does not fit, null if all fits.
	 */
	public String problemWith(Values results) {
		if (results == null) {
			return "%s answered no results".formatted(name);
		}
		int found = 0;
		for (Parameter output : outputs) {
			Optional<Variant> value = results.find(output.key());
			if (value.isPresent()) {
				found++;
				String problem = problem(output, value.get());
				if (problem != null) {
					return "%s answered %s as %s, %s; described is %s".formatted(name, Words.of(value.get()), output.name(), problem,
							output.limits().allowed());
				}
			} else if (output.description().defaultValue().isEmpty()) {
				return "%s did not answer %s".formatted(name, output.name());
			}
		}
		return found == results.size() ? null : notDescribed(results);
	}

	private String notDescribed(Values results) {
		for (PropertyKey key : results.keys()) {
			Parameter parameter = byKey.get(key);
			if (parameter == null) {
				return "%s answered %s, which is not described".formatted(name, key);
			} else if (!parameter.description().usage().isOutput()) {
				return "%s answered %s, which is only given".formatted(name, parameter.name());
			}
		}
		throw new IllegalStateException("all results of " + name + " are described");
	}

	/** An input is not where it should be: it is given later, or something that is none stands in its place, or it is absent. */
	private void checkPlace(Parameter input, Map.Entry<PropertyKey, Variant> inItsPlace, Values given) throws InvocationRefusedException {
		if (given.contains(input.key())) {
			for (PropertyKey key : given.keys()) {
				Parameter other = byKey.get(key);
				if (key.equals(input.key())) {
					break;
				} else if (other != null && other.isInput() && other.order() > input.order()) {
					throw refused(Status.E_WPD_SERVICE_BAD_PARAMETER_ORDER,
							"%s stands behind %s; the order is %s".formatted(input.name(), other.name(), names()));
				}
			}
		}
		if (inItsPlace != null && !isInput(inItsPlace.getKey())) {
			throw unknown(inItsPlace);
		}
		if (input.description().defaultValue().isEmpty()) {
			throw refused(Status.E_INVALIDARG, "%s is missing; it takes %s".formatted(input.name(), input.limits().allowed()));
		}
	}

	private void checkValue(Parameter input, Variant value) throws InvocationRefusedException {
		boolean hasType = value.type() == input.description().type();
		String problem = problem(input, value);
		if (problem != null) {
			throw refused(hasType ? Status.E_INVALIDARG : Status.DISP_E_TYPEMISMATCH,
					"%s was given %s, %s; it takes %s".formatted(input.name(), Words.of(value), problem, input.limits().allowed()));
		}
	}

	private static String problem(Parameter parameter, Variant value) {
		return value.type() == parameter.description().type() ? parameter.limits().problem(value) : "which has another type";
	}

	private InvocationRefusedException unknown(Map.Entry<PropertyKey, Variant> entry) {
		Parameter parameter = byKey.get(entry.getKey());
		if (parameter != null) {
			return refused(Status.E_INVALIDARG,
					"%s is a result and cannot be given; parameters are %s".formatted(parameter.name(), names()));
		}
		return refused(Status.E_INVALIDARG,
				"there is no parameter %s, given %s; parameters are %s".formatted(entry.getKey(), Words.of(entry.getValue()), names()));
	}

	private InvocationRefusedException refused(Status status, String words) {
		return new InvocationRefusedException(status, name + ": " + words);
	}

	private Values withDefaults(Values given) {
		Values.Builder all = Values.builder();
		for (Parameter input : inputs) {
			Variant value = given.asMap().get(input.key());
			if (value != null) {
				all.set(input.key(), value);
			} else if (!isLeftAbsent(input)) {
				all.set(input.key(), input.description().defaultValue().orElseThrow());
			}
		}
		return all.build();
	}

	private static boolean isLeftAbsent(Parameter input) {
		return input.description().defaultValue().filter(value -> value.type() == VariantType.EMPTY).isPresent();
	}

	private boolean isInput(PropertyKey key) {
		Parameter parameter = byKey.get(key);
		return parameter != null && parameter.isInput();
	}

	private String names() {
		return inputs.isEmpty() ? "none" : String.join(", ", inputs.stream().map(Parameter::name).toList());
	}

	private static Map.Entry<PropertyKey, Variant> advance(Iterator<Map.Entry<PropertyKey, Variant>> entries) {
		return entries.hasNext() ? entries.next() : null;
	}
}
