package org.portabledevices.impl;

import java.util.Map;
import java.util.Random;

import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.Constants;
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
import org.portabledevices.impl.connection.MtpDevice;
import org.portabledevices.impl.connection.Settings;
import org.portabledevices.monitor.ConfiguredDevice;
import org.portabledevices.monitor.ConfiguredDevice.State;

/**
 * A configured PTP/IP device: one component for each configuration. It never waits for the device: connecting goes on in the background, and the device's services
 * are there while it is connected.
 * <p>
 * A change of ranking, name or times is taken as it is; name and silence count from the next connection on. A change of host, port or GUID takes the device back,
 * as a deactivation would, and begins anew. A configuration that will not do is logged, and shown as a device that cannot be reached; if one that did is changed
 * into one that will not do, the device keeps what it had.
 */
@Component(configurationPid = MtpIpDevice.PID, configurationPolicy = ConfigurationPolicy.REQUIRE, service = {}, immediate = true)
@Designate(ocd = MtpIpConfig.class, factory = true)
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=org.portabledevices.service.PortableDeviceService")
public class MtpIpDevice implements MtpBackend.Member {

	static final String PID = "org.portabledevices.mtp.ip";

	private final BackendHost host;
	private final MtpBackend backend;
	private final Logger logger;
	private final String pid;
	/** Replaced by configuration changes only, of which there is one at a time. */
	private volatile MtpDevice device;
	private volatile String misconfigured = "";

	/**
	 * Begins to connect.
	 *
	 * @param host the engine.
	 * @param backend what all devices share.
	 * @param logger the log.
	 * @param config the configuration.
	 * @param properties the same, for its PID.
	 */
	@Activate
	public MtpIpDevice(@Reference BackendHost host, @Reference MtpBackend backend, @Reference(service = LoggerFactory.class) Logger logger,
			MtpIpConfig config, Map<String, Object> properties) {
		this.host = host;
		this.backend = backend;
		this.logger = logger;
		this.pid = String.valueOf(properties.getOrDefault(Constants.SERVICE_PID, PID));
		apply(config);
		backend.add(this);
	}

	@Modified
	void modified(MtpIpConfig config) {
		apply(config);
	}

	@Deactivate
	void deactivate() {
		backend.remove(this);
		if (device != null) {
			device.close();
		}
	}

	@Override
	public ConfiguredDevice snapshot() {
		MtpDevice current = device;
		return current != null ? current.snapshot()
				: ConfiguredDevice.of(pid, "", State.UNREACHABLE, "the configuration will not do: " + misconfigured, 0);
	}

	private void apply(MtpIpConfig config) {
		Settings settings;
		try {
			settings = MtpIpSettings.of(config);
		} catch (IllegalArgumentException e) {
			misconfigured = e.getMessage();
			logger.error("The configuration {} will not do{}: {}", pid, device == null ? "" : ", the device keeps the one before",
					e.getMessage());
			return;
		}
		MtpDevice current = device;
		if (current != null && current.takes(settings)) {
			current.modify(settings);
			return;
		}
		if (current != null) {
			current.close();
		}
		MtpDevice next = new MtpDevice(host, backend.connections(), backend.timer(), new Random(), settings,
				(state, words) -> log(settings.address(), state, words));
		device = next;
		next.start();
	}

	private void log(String address, State state, String words) {
		if (state == State.CONNECTED) {
			logger.info("{} is connected: {}", address, words);
		} else {
			logger.warn("{} cannot be reached, and is tried again and again: {}", address, words);
		}
	}
}
