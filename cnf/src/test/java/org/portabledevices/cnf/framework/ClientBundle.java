package org.portabledevices.cnf.framework;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.tracker.FollowedService;
import org.portabledevices.tracker.ServiceFollower;

/** A bundle of its own, with nothing in it: whose context a service is asked for with makes a client. */
final class ClientBundle implements AutoCloseable {
	private final Bundle bundle;

	ClientBundle(BundleContext installer, String name) throws BundleException, IOException {
		Manifest manifest = new Manifest();
		Attributes main = manifest.getMainAttributes();
		main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		main.put(new Attributes.Name(Constants.BUNDLE_MANIFESTVERSION), "2");
		main.put(new Attributes.Name(Constants.BUNDLE_SYMBOLICNAME), name);
		ByteArrayOutputStream jar = new ByteArrayOutputStream();
		new JarOutputStream(jar, manifest).close();
		bundle = installer.installBundle(name, new ByteArrayInputStream(jar.toByteArray()));
		bundle.start();
	}

	/** Answers the methods of a service as this bundle gets it. */
	ServiceMethods methods(ServiceReference<PortableDeviceService> reference) {
		return bundle.getBundleContext().getService(reference).methods();
	}

	/** Follows services as this bundle, without Declarative Services. */
	FollowedService follow(String filter) {
		BundleContext own = bundle.getBundleContext();
		return own.getService(own.getServiceReference(ServiceFollower.class)).follow(filter);
	}

	void stop() throws BundleException {
		bundle.stop();
	}

	@Override
	public void close() throws BundleException {
		bundle.uninstall();
	}
}
