package org.portabledevices.sim.component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;
import org.portabledevices.backend.BackendHost;
import org.portabledevices.sim.camera.CameraIdentity;
import org.portabledevices.sim.camera.Card;
import org.portabledevices.sim.device.DeviceSettings.Profile;
import org.portabledevices.sim.device.DeviceSettings;
import org.portabledevices.sim.trouble.Behaviour;
import org.portabledevices.sim.trouble.Conduct;

/** A phone and a camera that are there without any configuration. Of the phone only the contacts can be used, so who asks for a storage means the camera's. */
@Component(service = {}, configurationPid = DefaultsConfig.PID)
@Designate(ocd = DefaultsConfig.class)
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"org.portabledevices.service.PortableDeviceService\"",
		effective = "active")
public class DefaultDevices {

	/** The serial number of the default camera. */
	static final String CAMERA_NUMBER = "SIMC0001";

	private static final String PHONE_NUMBER = "SIMP0001";
	private static final String PHONE = "Simulated Phone";

	private final DeviceRack rack;
	private final DefaultsConfig config;

	/** Is constructed by Declarative Services. */
	@Activate
	public DefaultDevices(@Reference BackendHost host, @Reference SimulatedBackend backend,
			@Reference(service = LoggerFactory.class) Logger logger, DefaultsConfig config) {
		rack = DeviceRack.inRealTime(host, backend.all(), new LoggerJournal(logger), "defaults");
		this.config = config;
	}

	@Activate
	void activate() {
		rack.hold(settings(config));
	}

	@Modified
	void modified(DefaultsConfig changed) {
		rack.hold(settings(changed));
	}

	@Deactivate
	void deactivate() {
		rack.close();
	}

	static List<DeviceSettings> settings(DefaultsConfig config) {
		List<DeviceSettings> devices = new ArrayList<>();
		if (config.defaults()) {
			Conduct conduct = Conduct.of(Behaviour.PERFECT.withLatency(Duration.ofMillis(config.latency_ms()))
					.withBytesPerSecond(config.bytes_per_second()));
			devices.add(new DeviceSettings(Profile.CONTACTS, PHONE, PHONE_NUMBER, config.seed(), Card.SAMPLES, Duration.ZERO, Duration.ZERO,
					conduct, 0, config.service_ranking()));
			devices.add(new DeviceSettings(Profile.CAMERA, CameraIdentity.MODEL, CAMERA_NUMBER, config.seed(),
					Card.of(config.folder(), config.folder_writable(), config.large_object_mb(), config.free_space_mb(),
							config.read_only()),
					Duration.ZERO, Duration.ZERO, conduct, 0,
					config.service_ranking()));
		}
		return devices;
	}
}
