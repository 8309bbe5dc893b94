package org.portabledevices.cnf.framework;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The simulator's camera twice: in memory, and over PTP/IP through the real backend, at a port that was free a moment ago. */
final class Simulator {
	private final BundleContext context;
	private final Configuration responder;
	private final Configuration device;
	private final Map<String, Object> settings;

	Simulator(BundleContext context, ConfigurationAdmin configurations) throws IOException {
		this.context = context;
		int port = freePort();
		responder = configurations.getConfiguration("org.portabledevices.sim.responder", "?");
		responder.update(properties(Map.of("enabled", true, "port", port)));
		device = configurations.getFactoryConfiguration("org.portabledevices.mtp.ip", "test", "?");
		settings = Map.of("host", "127.0.0.1", "port", port, "reconnect.max.ms", 500L);
		device.update(properties(settings));
	}

	/** Gives the services of the real backend another ranking. */
	void rankReal(int ranking) throws IOException {
		Dictionary<String, Object> changed = properties(settings);
		changed.put("service.ranking", ranking);
		device.update(changed);
	}

	/** The simulator's bundle. */
	Bundle sim() {
		return bundle("org.portabledevices.sim");
	}

	/** The real backend's bundle. */
	Bundle impl() {
		return bundle("org.portabledevices.impl");
	}

	/** Takes the configurations away, with both bundles started. */
	void close() throws Exception {
		sim().start();
		impl().start();
		device.delete();
		responder.update(properties(Map.of("enabled", false)));
	}

	private Bundle bundle(String name) {
		return Arrays.stream(context.getBundles()).filter(bundle -> bundle.getSymbolicName().equals(name)).findFirst().orElseThrow();
	}

	private static Dictionary<String, Object> properties(Map<String, Object> values) {
		return new Hashtable<>(values);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}
}
