package org.portabledevices.cnf.framework.lives.backend;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;

/** Lets the simulator listen, and the real backend connect to it. A part of bundles that tests make. */
public final class Wiring implements BundleActivator {

	/** The framework property with the port to use. */
	public static final String PORT = "lives.port";

	@Override
	public void start(BundleContext context) throws Exception {
		int port = Integer.parseInt(context.getProperty(PORT));
		ConfigurationAdmin configurations = context.getService(context.getServiceReference(ConfigurationAdmin.class));
		configurations.getConfiguration("org.portabledevices.sim.responder", "?").update(properties(Map.of("enabled", true, "port", port)));
		configurations.getFactoryConfiguration("org.portabledevices.mtp.ip", "lives", "?")
				.update(properties(Map.of("host", "127.0.0.1", "port", port, "reconnect.max.ms", 500L)));
	}

	private static Dictionary<String, Object> properties(Map<String, Object> values) {
		return new Hashtable<>(values);
	}

	@Override
	public void stop(BundleContext context) {
		// the configurations stay
	}
}
