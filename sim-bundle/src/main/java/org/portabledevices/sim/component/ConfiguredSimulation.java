package org.portabledevices.sim.component;

import java.util.List;
import java.util.function.Function;

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
import org.portabledevices.sim.device.Journal;

/** A device for each factory configuration, and its controls for tests: a service of a type of the JDK, since the simulator exports none. */
@Component(service = Function.class, immediate = true, property = ConfiguredSimulation.CONTROL + "=device",
		configurationPid = DeviceConfig.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DeviceConfig.class, factory = true)
public class ConfiguredSimulation implements Function<String, List<String>> {

	/** The service property by which controls are found; {@code name} and {@code serial.number} tell whose. */
	static final String CONTROL = "portabledevices.sim.control";

	private final BackendHost host;
	private final SimulatedBackend backend;
	private final Journal journal;
	private final DeviceConfig config;
	private volatile Held held;

	/** The device, and what its configuration can only change by bringing in another. */
	private record Held(DeviceRack rack, boolean isVirtual) {
	}

	/** Is constructed by Declarative Services. */
	@Activate
	public ConfiguredSimulation(@Reference BackendHost host, @Reference SimulatedBackend backend,
			@Reference(service = LoggerFactory.class) Logger logger, DeviceConfig config) {
		this.host = host;
		this.backend = backend;
		this.config = config;
		journal = new LoggerJournal(logger);
	}

	@Activate
	void activate() {
		hold(config);
	}

	@Modified
	void modified(DeviceConfig changed) {
		hold(changed);
	}

	@Deactivate
	void deactivate() {
		held.rack.close();
	}

	@Override
	public List<String> apply(String command) {
		return held.rack.control(command);
	}

	private void hold(DeviceConfig wanted) {
		DeviceSettings settings = ConfiguredSettings.of(wanted); // what is wrong with it is said before anything is touched
		boolean virtual = ConfiguredSettings.isVirtual(wanted);
		Held before = held;
		if (before == null || before.isVirtual != virtual) {
			held = new Held(rack(virtual, wanted.name()), virtual);
		}
		held.rack.hold(List.of(settings));
		if (before != null && before != held) {
			before.rack.close();
		}
	}

	private DeviceRack rack(boolean virtual, String name) {
		return virtual ? DeviceRack.inVirtualTime(host, backend.all(), journal, name)
				: DeviceRack.inRealTime(host, backend.all(), journal, name);
	}
}
