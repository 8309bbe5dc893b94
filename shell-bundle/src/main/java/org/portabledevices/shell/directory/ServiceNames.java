package org.portabledevices.shell.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.shell.text.Plain;

/** Finds the service that a user means: by its ID, its name, the GUID of its type, or {@code device/service}. Case never matters. */
final class ServiceNames {

	private ServiceNames() {
	}

	/**
	 * Finds a service.
	 *
	 * @param given what the user typed.
	 * @param entries the services that there are.
	 * @return the service, empty if none is meant.
	 * @throws CommandException if several are.
	 */
	static Optional<ServiceEntry> find(String given, List<ServiceEntry> entries) {
		String type = given.replaceAll("[{}]", "").toLowerCase(Locale.ROOT);
		List<Predicate<ServiceEntry>> rules =
				List.of(entry -> entry.id().equalsIgnoreCase(given), entry -> entry.name().equalsIgnoreCase(given),
						entry -> entry.types().contains(type), entry -> isDeviceAndService(entry, given));
		for (Predicate<ServiceEntry> rule : rules) {
			List<ServiceEntry> meant = entries.stream().filter(rule).toList();
			if (meant.size() > 1) {
				throw new CommandException(
						"\"%s\" can be %d services; say which: %s".formatted(given, meant.size(), names(meant, entries)));
			}
			if (meant.size() == 1) {
				return Optional.of(meant.get(0));
			}
		}
		return Optional.empty();
	}

	/** Names services so that each name finds its service again, in the words that a user can type. */
	static String names(List<ServiceEntry> some, List<ServiceEntry> all) {
		return some.stream().map(entry -> Plain.quoted(name(entry, all))).collect(Collectors.joining(", "));
	}

	private static String name(ServiceEntry entry, List<ServiceEntry> all) {
		String byName = entry.label();
		if (all.stream().filter(other -> isDeviceAndService(other, byName)).count() == 1) {
			return byName;
		}
		String byId = entry.deviceId() + "/" + entry.name();
		return all.stream().filter(other -> isDeviceAndService(other, byId)).count() == 1 ? byId : entry.id();
	}

	private static boolean isDeviceAndService(ServiceEntry entry, String given) {
		String end = "/" + entry.name();
		if (given.length() <= end.length() || !given.regionMatches(true, given.length() - end.length(), end, 0, end.length())) {
			return false;
		}
		String device = given.substring(0, given.length() - end.length());
		return device.equalsIgnoreCase(entry.deviceName()) || device.equalsIgnoreCase(entry.deviceId());
	}
}
