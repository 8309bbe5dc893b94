package org.portabledevices.cnf.lives;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.portabledevices.cnf.framework.fixture.Await;
import org.portabledevices.cnf.framework.lives.backend.Wiring;

/** A framework of its own with our bundles and what they need, so that it, and what a test cannot do to the framework it runs in, can be tried: to stop it, and to refresh the API. */
final class NestedFramework implements AutoCloseable {

	/** In the order in which they are installed; a framework stops them in the reverse order. */
	private static final List<String> SUPPORT = List.of("org.osgi.util.function", "org.osgi.util.promise", "org.osgi.service.component",
			"org.apache.felix.configadmin", "org.apache.felix.scr");
	private static final List<String> OURS = List.of("org.portabledevices.api", "org.portabledevices.ptp", "org.portabledevices.engine",
			"org.portabledevices.sim", "org.portabledevices.impl");
	private static final List<String> API = List.of("org.osgi.framework.", "org.osgi.resource.", "org.osgi.dto.");
	private static final String FELIX_LOG = "org.apache.felix.log";
	private static final List<String> THREADS = List.of("pds-", "PTP", "portabledevices-", "org.portabledevices", "client that", "loaded",
			"held");

	private Framework framework;

	/** The symbolic names of the frameworks to try. */
	static Stream<String> all() {
		return Stream.of("org.apache.felix.framework", "org.eclipse.osgi");
	}

	/** Starts a framework; with our bundles in the order of their dependencies, or the other way round. */
	NestedFramework(String name, Path storage, boolean reverse) throws Exception {
		Map<String, String> configuration = new HashMap<>();
		configuration.put(Constants.FRAMEWORK_STORAGE, storage.toString());
		configuration.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
		configuration.put("ds.lock.timeout.milliseconds", "30000");
		configuration.put("felix.service.urlhandlers", "false");
		configuration.put(Wiring.PORT, Integer.toString(freePort()));
		Map<String, URI> jars = jars();
		framework = factory(jars.get(name)).newFramework(configuration);
		framework.start();
		List<String> ours = new ArrayList<>(OURS);
		if (reverse) {
			Collections.reverse(ours);
		}
		List<String> names = new ArrayList<>(SUPPORT);
		if (name.contains("felix")) {
			names.add(FELIX_LOG);
		}
		names.addAll(ours);
		install(names, jars);
	}

	/** Each framework has a class loader of its own: they carry packages of the same names. Only the framework's API is that of the test. */
	private static FrameworkFactory factory(URI jar) throws Exception {
		ClassLoader api = new ClassLoader(ClassLoader.getPlatformClassLoader()) {
			@Override
			protected Class<?> findClass(String name) throws ClassNotFoundException {
				if (API.stream().noneMatch(name::startsWith)) {
					throw new ClassNotFoundException(name);
				}
				return NestedFramework.class.getClassLoader().loadClass(name);
			}
		};
		return ServiceLoader.load(FrameworkFactory.class, new URLClassLoader(new URL[]{ jar.toURL() }, api)).findFirst().orElseThrow();
	}

	private void install(List<String> names, Map<String, URI> jars) throws Exception {
		List<Bundle> bundles = new ArrayList<>();
		for (String name : names) {
			bundles.add(context().installBundle(jars.get(name).toString()));
		}
		for (Bundle bundle : bundles) {
			if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
				bundle.start();
			}
		}
	}

	/** What the class path has of bundles, by their symbolic names. */
	private static Map<String, URI> jars() throws IOException {
		Map<String, URI> jars = new TreeMap<>();
		for (URL url : Collections.list(NestedFramework.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
			try (InputStream in = url.openStream()) {
				String name = new Manifest(in).getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
				if (name != null && url.getProtocol().equals("jar")) {
					String jar = url.getPath();
					jars.putIfAbsent(name.split(";")[0].strip(), URI.create(jar.substring(0, jar.indexOf("!/"))));
				}
			}
		}
		return jars;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	BundleContext context() {
		return framework.getBundleContext();
	}

	/** A bundle of ours. */
	Bundle ours(String name) {
		return Stream.of(context().getBundles()).filter(bundle -> bundle.getSymbolicName().equals("org.portabledevices." + name))
				.findFirst()
				.orElseThrow();
	}

	/** Uninstalls a bundle that a test has made. */
	void uninstall(String name) throws Exception {
		for (Bundle bundle : context().getBundles()) {
			if (bundle.getSymbolicName().equals(name)) {
				bundle.uninstall();
			}
		}
	}

	/** Waits for the services of a backend. */
	void awaitBackend(String name) {
		Await.until("a service of the backend " + name, () -> {
			try {
				return context().getServiceReferences((String) null, "(portabledevices.backend=" + name + ")") != null;
			} catch (Exception e) {
				throw new AssertionError(e);
			}
		});
	}

	/** The threads of our bundles, and of those that a test makes. */
	static List<Thread> threads() {
		return Thread.getAllStackTraces().keySet().stream().filter(thread -> THREADS.stream().anyMatch(thread.getName()::startsWith))
				.toList();
	}

	/** Stops it; false if it has not stopped in this time. */
	boolean stop(long millis) throws Exception {
		framework.stop();
		return framework.waitForStop(millis).getType() == FrameworkEvent.STOPPED;
	}

	@Override
	public void close() throws Exception {
		if (framework != null) {
			stop(60_000);
			framework = null;
		}
	}
}
