package org.portabledevices.sim.component;

import java.time.Duration;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;
import org.portabledevices.backend.BackendHost;
import org.portabledevices.sim.device.DeviceSettings;
import org.portabledevices.sim.device.DeviceSettings.Card;
import org.portabledevices.sim.device.DeviceSettings.Profile;
import org.portabledevices.sim.trouble.Behaviour;

/** A device for each factory configuration. */
@Component(service = {}, configurationPid = DeviceConfig.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DeviceConfig.class, factory = true)
public class ConfiguredSimulation {

	private final DeviceRack rack;
	private final DeviceConfig config;

	/** Is constructed by Declarative Services. */
	@Activate
	public ConfiguredSimulation(@Reference BackendHost host, @Reference SimulatedBackend backend,
			@Reference(service = LoggerFactory.class) Logger logger, DeviceConfig config) {
		rack = new DeviceRack(host, backend.all(), new LoggerJournal(logger), config.name());
		this.config = config;
	}

	@Activate
	void activate() {
		rack.hold(List.of(settings(config)));
	}

	@Modified
	void modified(DeviceConfig changed) {
		rack.hold(List.of(settings(changed)));
	}

	@Deactivate
	void deactivate() {
		rack.close();
	}

	static DeviceSettings settings(DeviceConfig config) {
		Behaviour behaviour = new Behaviour(Duration.ofMillis(config.latency_ms()), Duration.ofMillis(config.jitter_ms()),
				config.failure_percent(), config.stall_percent(), Duration.ofMillis(config.stall_ms()), config.lost_cancel_percent(),
				Duration.ofMillis(config.late_completion_ms()), config.bytes_per_second());
		return new DeviceSettings(Profile.of(config.profile()), config.name(),
				config.serial_number().isBlank() ? config.name() : config.serial_number().strip(), config.seed(),
				Card.of(config.folder(), config.folder_writable(), config.large_object_mb()), Duration.ofMillis(config.unplug_after_ms()),
				Duration.ofMillis(config.replug_after_ms()), behaviour, config.service_ranking());
	}
}
