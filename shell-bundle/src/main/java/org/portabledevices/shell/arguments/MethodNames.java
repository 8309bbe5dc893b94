package org.portabledevices.shell.arguments;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.portabledevices.description.MethodDescription;
import org.portabledevices.service.Status;

/** Finds the method that a user means. */
public final class MethodNames {

	private MethodNames() {
	}

	/**
	 * Finds a method by its name, in any case, or its GUID.
	 *
	 * @param methods the methods that there are.
	 * @param given what the user typed.
	 * @return the method.
	 * @throws CommandException if there is none; the message lists those that there are.
	 */
	public static MethodDescription find(List<MethodDescription> methods, String given) {
		Predicate<MethodDescription> meant = method -> method.name().equalsIgnoreCase(given);
		try {
			UUID id = ValueText.guid(given);
			meant = method -> method.id().equals(id);
		} catch (IllegalArgumentException e) {
			// not a GUID, so it is a name
		}
		return methods.stream().filter(meant).findFirst().orElseThrow(() -> new CommandException(Status.ERROR_NOT_SUPPORTED,
				"there is no method \"%s\"; there are %s".formatted(given,
						methods.stream().map(MethodDescription::name).collect(Collectors.joining(", ")))));
	}
}
