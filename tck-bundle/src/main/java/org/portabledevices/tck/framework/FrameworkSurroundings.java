package org.portabledevices.tck.framework;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.portabledevices.backend.BackendHost;
import org.portabledevices.monitor.BackendSelection;
import org.portabledevices.monitor.InvocationMonitor;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.tck.Client;
import org.portabledevices.tck.Harness;
import org.portabledevices.tck.Surroundings;
import org.portabledevices.tracker.ServiceFollower;

/** The engine of the framework that the kit runs in. Its time is real. */
public final class FrameworkSurroundings implements Surroundings {

	private static final String PREFIX = "org.portabledevices.tck.bundle.";
	private static final long AWAIT_MILLIS = TimeUnit.SECONDS.toMillis(10);

	private final BundleContext context;
	private final Map<String, Bundle> bundles = new ConcurrentHashMap<>();

	/**
	 * Begins to use a framework.
	 *
	 * @param context the context of the bundle that holds the tests: it installs the bundles that the kit makes.
	 */
	public FrameworkSurroundings(BundleContext context) {
		this.context = context;
	}

	/**
	 * Answers a bundle of the kit, without classes; one that is not there is made and started.
	 *
	 * @param name its name in the kit.
	 * @return the bundle.
	 * @throws Exception if it cannot be installed.
	 */
	public Bundle bundle(String name) throws Exception {
		Bundle bundle = bundles.get(name);
		if (bundle == null) {
			bundle = context.installBundle(PREFIX + name, new ByteArrayInputStream(empty(PREFIX + name)));
			bundles.put(name, bundle);
		}
		bundle.start();
		return bundle;
	}

	private static byte[] empty(String name) throws IOException {
		Manifest manifest = new Manifest();
		Attributes main = manifest.getMainAttributes();
		main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		main.put(new Attributes.Name(Constants.BUNDLE_MANIFESTVERSION), "2");
		main.put(new Attributes.Name(Constants.BUNDLE_SYMBOLICNAME), name);
		ByteArrayOutputStream jar = new ByteArrayOutputStream();
		new JarOutputStream(jar, manifest).close();
		return jar.toByteArray();
	}

	@Override
	public Client open(String bundle, String filter) throws Exception {
		BundleContext own = bundle(bundle).getBundleContext();
		ServiceObjects<PortableDeviceService> objects = own.getServiceObjects(await(own, filter));
		PortableDeviceService object = objects.getService();
		return new Client() {
			private boolean released;

			@Override
			public PortableDeviceService service() {
				return object;
			}

			@Override
			public synchronized void release() {
				if (!released) {
					released = true;
					try {
						objects.ungetService(object);
					} catch (IllegalStateException | IllegalArgumentException e) {
						// the bundle has stopped, or the service was taken back before
					}
				}
			}
		};
	}

	private static ServiceReference<PortableDeviceService> await(BundleContext own, String filter)
			throws InvalidSyntaxException, InterruptedException {
		String services = "(" + Constants.OBJECTCLASS + "=" + PortableDeviceService.class.getName() + ")";
		var tracker = new ServiceTracker<PortableDeviceService, ServiceReference<PortableDeviceService>>(own,
				own.createFilter(filter == null ? services : "(&" + services + filter + ")"), null) {
			@Override
			public ServiceReference<PortableDeviceService> addingService(ServiceReference<PortableDeviceService> reference) {
				return reference;
			}
		};
		tracker.open();
		try {
			if (tracker.waitForService(AWAIT_MILLIS) == null) {
				throw new IllegalStateException("no service matches %s within 10 s".formatted(filter));
			}
			return tracker.getServiceReference();
		} finally {
			tracker.close();
		}
	}

	@Override
	public BackendHost host(String bundle) throws Exception {
		return service(bundle, BackendHost.class);
	}

	@Override
	public ServiceFollower follower(String bundle) throws Exception {
		return service(bundle, ServiceFollower.class);
	}

	private <S> S service(String bundle, Class<S> type) throws Exception {
		return service(bundle(bundle).getBundleContext(), type);
	}

	private static <S> S service(BundleContext own, Class<S> type) {
		ServiceReference<S> reference = own.getServiceReference(type);
		if (reference == null) {
			throw new IllegalStateException("there is no service " + type.getName() + ": is the engine's bundle started, and SCR?");
		}
		return own.getService(reference);
	}

	@Override
	public InvocationMonitor monitor() {
		return service(context, InvocationMonitor.class);
	}

	@Override
	public BackendSelection selection() {
		return service(context, BackendSelection.class);
	}

	@Override
	public void stop(String bundle) throws Exception {
		bundle(bundle).stop();
	}

	@Override
	public void stopEngine() {
		throw Harness.missing("stopEngine"); // others in this framework need it
	}

	@Override
	public void pass(Duration time) {
		throw Harness.missing("pass");
	}

	@Override
	public void close() throws BundleException {
		for (Bundle bundle : bundles.values()) {
			bundle.uninstall();
		}
		bundles.clear();
	}
}
