package org.portabledevices.cnf.framework;

import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.portabledevices.service.PortableDeviceService;
import org.portabledevices.service.ServiceProperties;

/** The device services of one type as they come; looks at their references only, so that nobody becomes a client. */
final class Arrivals implements AutoCloseable {
	private final BlockingQueue<ServiceReference<PortableDeviceService>> references = new LinkedBlockingQueue<>();
	private final ServiceTracker<PortableDeviceService, ServiceReference<PortableDeviceService>> tracker;

	/** Watches the services of a type that have a property with a value. */
	Arrivals(BundleContext context, UUID type, String property, String value) throws InvalidSyntaxException {
		String filter = "(&(objectClass=%s)(%s=%s)(%s=%s))".formatted(PortableDeviceService.class.getName(), ServiceProperties.SERVICE_TYPE,
				type, property, value);
		tracker = new ServiceTracker<>(context, context.createFilter(filter), null) {
			@Override
			public ServiceReference<PortableDeviceService> addingService(ServiceReference<PortableDeviceService> reference) {
				references.add(reference);
				return reference;
			}
		};
		tracker.open();
	}

	/** Waits for the next one, and not for ever. */
	ServiceReference<PortableDeviceService> await() throws InterruptedException {
		ServiceReference<PortableDeviceService> reference = references.poll(10, TimeUnit.SECONDS);
		if (reference == null) {
			throw new AssertionError("no such device service came in 10 s");
		}
		return reference;
	}

	@Override
	public void close() {
		tracker.close();
	}
}
