package org.portabledevices.cnf.framework.contract;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;
import org.portabledevices.tck.Harness;

/** A camera of the simulator that a configuration made, with its controls: a service of a type of the JDK. It can be served over PTP/IP, and be found there by the real backend. */
final class ConfiguredCamera implements AutoCloseable {

	private static final AtomicInteger COUNT = new AtomicInteger();

	final BundleContext context = FrameworkUtil.getBundle(ConfiguredCamera.class).getBundleContext();
	final String serialNumber = "KIT%04d".formatted(COUNT.incrementAndGet());
	private final ConfigurationAdmin configurations = context.getService(context.getServiceReference(ConfigurationAdmin.class));
	private final List<Configuration> made = new ArrayList<>();
	final Configuration device;
	private final Function<String, List<String>> control;
	private int port;

	ConfiguredCamera(int ranking) throws Exception {
		device = make("org.portabledevices.sim.device", settings(ranking));
		var controls = new ServiceTracker<Function<String, List<String>>, Function<String, List<String>>>(context,
				context.createFilter("(&(portabledevices.sim.control=device)(serial.number=%s))".formatted(serialNumber)), null);
		controls.open();
		control = controls.waitForService(TimeUnit.SECONDS.toMillis(10));
		controls.close();
		if (control == null) {
			throw new AssertionError("the simulator has no controls for " + serialNumber);
		}
	}

	private Map<String, Object> settings(int ranking) {
		return Map.of("name", "Camera " + serialNumber, "serial.number", serialNumber, "large.object.mb", 2, "service.ranking", ranking);
	}

	/** Gives its services in memory another ranking. */
	void rank(int ranking) throws IOException {
		device.update(new Hashtable<>(settings(ranking)));
	}

	/** Makes a configuration, until the end. */
	private Configuration make(String factory, Map<String, Object> properties) throws IOException {
		Configuration configuration = configurations.getFactoryConfiguration(factory, serialNumber, "?");
		configuration.update(new Hashtable<>(properties));
		made.add(configuration);
		return configuration;
	}

	/** Serves it, at a port that was free a moment ago, and has the real backend connect there. */
	Configuration connectMtp(int ranking) throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		serve(true);
		return make("org.portabledevices.mtp.ip", Map.of("host", "127.0.0.1", "port", port, "reconnect.min.ms", 5L, "reconnect.max.ms", 50L,
				"service.ranking", ranking));
	}

	/** Puts it on the wire, or takes it off. */
	void serve(boolean enabled) throws IOException {
		configurations.getConfiguration("org.portabledevices.sim.responder", "?")
				.update(new Hashtable<>(Map.of("enabled", enabled, "port", port, "device", serialNumber)));
	}

	/** Says something to its controls. They have no device any more when it is taken back, although that still works on what it has accepted. */
	List<String> control(String command) {
		try {
			return control.apply(command);
		} catch (IllegalStateException e) {
			throw Harness.missing(
					"\"%s\": the controls of a simulated device end when it is taken back (%s)".formatted(command, e.getMessage()));
		}
	}

	/** Deletes a configuration. */
	void withdraw(Configuration configuration) throws IOException {
		made.remove(configuration);
		configuration.delete();
	}

	Bundle bundle(String name) {
		return Arrays.stream(context.getBundles()).filter(bundle -> bundle.getSymbolicName().equals(name)).findFirst().orElseThrow();
	}

	/** Leaves the framework as it was. */
	@Override
	public void close() throws Exception {
		bundle("org.portabledevices.sim").start();
		bundle("org.portabledevices.impl").start();
		for (Configuration configuration : List.copyOf(made)) {
			withdraw(configuration);
		}
		serve(false);
	}
}
