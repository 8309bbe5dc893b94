package org.portabledevices.sim.script;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.sim.trouble.Rule;
import org.portabledevices.sim.trouble.Troubles;

/** What calls can be named in a script: the methods of a device, operations on the wire, and resets. */
public final class Names {

	private static final Pattern FORM = Pattern.compile("[A-Za-z]\\w*|0x[0-9A-Fa-f]{4}");

	private final List<String> methods;
	private final Set<String> keys;

	/**
	 * Collects names.
	 *
	 * @param methods the names of the device's methods.
	 */
	public Names(List<String> methods) {
		this.methods = List.copyOf(methods);
		keys = methods.stream().map(Rule::key).collect(Collectors.toUnmodifiableSet());
	}

	/** Finds the key of a name; empty if there is nothing of that name. */
	Optional<String> key(String name) {
		String key = Rule.key(name);
		if (keys.contains(key) || key.equals(Troubles.RESET)) {
			return Optional.of(key);
		}
		OptionalInt operation = FORM.matcher(name).matches() ? OperationCode.parse(name) : OptionalInt.empty();
		return operation.isPresent() ? Optional.of(Rule.key(OperationCode.name(operation.getAsInt()))) : Optional.empty();
	}

	String allowed() {
		return String.join(", ", methods) + ", " + Troubles.RESET
				+ ", and PTP operations by name or code, such as GetObject or 0x9999";
	}
}
