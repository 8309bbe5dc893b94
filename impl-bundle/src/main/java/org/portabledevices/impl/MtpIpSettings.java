package org.portabledevices.impl;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

import org.portabledevices.impl.connection.Settings;
import org.portabledevices.ptp.ip.PtpIpCodec;

/** Reads a configuration, and says of a value that will not do which property it is, what it is, and what would do. */
final class MtpIpSettings {

	private static final long MAXIMUM_MILLIS = 3_600_000;
	/** Keeps our GUIDs apart from those that others make of the same texts. */
	private static final String NAMESPACE = "org.portabledevices.mtp.ip initiator ";

	private MtpIpSettings() {
	}

	/**
	 * Reads a configuration.
	 *
	 * @param config the configuration.
	 * @return the settings.
	 * @throws IllegalArgumentException if a value will not do.
	 */
	static Settings of(MtpIpConfig config) {
		String host = read("host", "the name or address of the device", config::host).strip();
		require(!host.isEmpty() && host.chars().noneMatch(Character::isWhitespace), "host", "the name or address of the device", host);
		int port = read("port", "1 to 65535", config::port);
		require(port >= 1 && port <= 65_535, "port", "1 to 65535", port);
		String name = read("friendly.name", "a text", config::friendly_name).strip();
		require(!name.isEmpty() && name.length() <= PtpIpCodec.MAXIMUM_NAME_LENGTH, "friendly.name",
				"1 to " + PtpIpCodec.MAXIMUM_NAME_LENGTH + " characters",
				name);
		Duration min = millis("reconnect.min.ms", config::reconnect_min_ms);
		Duration max = millis("reconnect.max.ms", config::reconnect_max_ms);
		require(max.compareTo(min) >= 0, "reconnect.max.ms", "at least reconnect.min.ms, which is " + min.toMillis(), max.toMillis());
		return new Settings(host, port, guid(config, host, port), name, millis("connect.limit.ms", config::connect_limit_ms),
				millis("silence.limit.ms", config::silence_limit_ms), millis("cancel.confirmation.ms", config::cancel_confirmation_ms), min,
				max, millis("capture.quiet.ms", config::capture_quiet_ms), millisOrZero("probe.interval.ms", config::probe_interval_ms),
				read("service.ranking", "a whole number", config::service_ranking));
	}

	/** Devices that pair remember the GUID, so one that was not configured is made from what stays the same. */
	private static UUID guid(MtpIpConfig config, String host, int port) {
		String text = read("guid", "a GUID", config::guid).strip();
		if (text.isEmpty()) {
			return UUID.nameUUIDFromBytes((NAMESPACE + host + ":" + port).getBytes(StandardCharsets.UTF_8));
		}
		try {
			return UUID.fromString(text.replaceAll("[{}]", ""));
		} catch (IllegalArgumentException e) {
			throw wrong("guid", "a GUID such as 5e7ad1f0-0f0e-4b43-9d0c-6b1cbbd8a3c1, or nothing", text);
		}
	}

	private static Duration millis(String property, Supplier<Long> value) {
		String allowed = "1 to " + MAXIMUM_MILLIS + " milliseconds";
		long millis = read(property, allowed, value);
		require(millis >= 1 && millis <= MAXIMUM_MILLIS, property, allowed, millis);
		return Duration.ofMillis(millis);
	}

	private static Duration millisOrZero(String property, Supplier<Long> value) {
		String allowed = "0 to " + MAXIMUM_MILLIS + " milliseconds";
		long millis = read(property, allowed, value);
		require(millis >= 0 && millis <= MAXIMUM_MILLIS, property, allowed, millis);
		return Duration.ofMillis(millis);
	}

	/** Declarative Services converts a value when it is read, and throws when it cannot. */
	private static <T> T read(String property, String allowed, Supplier<T> value) {
		T read;
		try {
			read = value.get();
		} catch (RuntimeException e) {
			throw new IllegalArgumentException(
					"%s takes %s; what is configured is something else (%s)".formatted(property, allowed, e.getMessage()),
					e);
		}
		require(read != null, property, allowed, "nothing");
		return read;
	}

	private static void require(boolean holds, String property, String allowed, Object given) {
		if (!holds) {
			throw wrong(property, allowed, given);
		}
	}

	private static IllegalArgumentException wrong(String property, String allowed, Object given) {
		return new IllegalArgumentException("%s takes %s, not \"%s\"".formatted(property, allowed, given));
	}
}
