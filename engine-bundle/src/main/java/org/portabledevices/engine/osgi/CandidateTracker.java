package org.portabledevices.engine.osgi;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.portabledevices.engine.core.FollowedClient;
import org.portabledevices.service.PortableDeviceService;

/**
 * Keeps a followed service told of what there is to choose from, the best first by {@code ServiceReference.compareTo} (contract 5.2). It gets no service object: the engine knows its
 * services, and the followed service is a client of its own.
 */
final class CandidateTracker extends ServiceTracker<PortableDeviceService, ServiceReference<PortableDeviceService>> {

	private final HostedServices services;
	private final FollowedClient client;
	private final Runnable refresh = this::refresh;

	CandidateTracker(BundleContext context, Filter filter, HostedServices services, FollowedClient client) {
		super(context, filter, null);
		this.services = services;
		this.client = client;
	}

	@Override
	public void open() {
		super.open();
		services.addListener(refresh);
		refresh();
	}

	@Override
	public void close() {
		services.removeListener(refresh);
		super.close();
	}

	@Override
	public ServiceReference<PortableDeviceService> addingService(ServiceReference<PortableDeviceService> reference) {
		return reference;
	}

	@Override
	public void modifiedService(ServiceReference<PortableDeviceService> reference, ServiceReference<PortableDeviceService> same) {
		refresh();
	}

	@Override
	public void removedService(ServiceReference<PortableDeviceService> reference, ServiceReference<PortableDeviceService> same) {
		refresh();
	}

	/** Looks anew. One look at a time, so that an older one never overwrites a newer. */
	private synchronized void refresh() {
		ServiceReference<PortableDeviceService>[] references = getServiceReferences();
		client.setCandidates(references == null ? List.of()
				: Arrays.stream(references).sorted(Comparator.reverseOrder()).map(services::find).filter(Objects::nonNull).toList());
	}
}
