package org.portabledevices.sim.component;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.camera.Card;
import org.portabledevices.sim.device.DeviceSettings.Profile;
import org.portabledevices.sim.device.DeviceSettings;
import org.portabledevices.sim.script.ScriptReader;
import org.portabledevices.sim.trouble.Behaviour;
import org.portabledevices.sim.trouble.Conduct;

/** Makes settings of a configuration. What will not do is said by the name of the property. */
final class ConfiguredSettings {

	private ConfiguredSettings() {
	}

	static DeviceSettings of(DeviceConfig config) {
		Profile profile = Profile.of(config.profile());
		return new DeviceSettings(profile, config.name(), config.serial_number().isBlank() ? config.name() : config.serial_number().strip(),
				config.seed(),
				Card.of(config.folder(), config.folder_writable(), config.large_object_mb(), config.free_space_mb(), config.read_only()),
				Duration.ofMillis(config.unplug_after_ms()), Duration.ofMillis(config.replug_after_ms()), conduct(config, profile),
				traceLines(config.trace_lines()), config.service_ranking());
	}

	static boolean isVirtual(DeviceConfig config) {
		return switch (config.clock().strip().toLowerCase(Locale.ROOT)) {
			case "real" -> false;
			case "virtual" -> true;
			default -> throw new IllegalArgumentException("clock is real or virtual, not \"%s\"".formatted(config.clock()));
		};
	}

	private static Conduct conduct(DeviceConfig config, Profile profile) {
		Behaviour behaviour = new Behaviour(Duration.ofMillis(config.latency_ms()), Duration.ofMillis(config.jitter_ms()),
				config.failure_percent(), failureCode(config.failure_code()), config.stall_percent(), Duration.ofMillis(config.stall_ms()),
				config.lost_cancel_percent(), Duration.ofMillis(config.late_completion_ms()), config.bytes_per_second());
		return new Conduct(behaviour, ScriptReader.read(List.of(config.script()), List.of(config.latency_curve()), profile.names()));
	}

	private static int failureCode(String text) {
		return ResponseCode.parse(text).stream().filter(code -> code >= ResponseCode.UNDEFINED && code != ResponseCode.OK).findFirst()
				.orElseThrow(() -> new IllegalArgumentException(
						"failure.code is a response code that says that something failed, such as Device_Busy or 0x2019, not \"%s\""
								.formatted(text)));
	}

	private static int traceLines(int lines) {
		if (lines < 0) {
			throw new IllegalArgumentException("trace.lines is at least 0, not %d".formatted(lines));
		}
		return lines;
	}
}
