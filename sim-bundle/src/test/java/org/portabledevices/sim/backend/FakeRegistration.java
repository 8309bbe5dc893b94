package org.portabledevices.sim.backend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.values.Values;

/** A registration that remembers what was asked of it. */
public final class FakeRegistration implements DeviceRegistration {

	public final PortableDevice device;
	public final List<ServiceDescription> services;
	public final DeviceControl control;
	public final List<DeviceOptions> options = Collections.synchronizedList(new ArrayList<>());
	public final List<String> events = Collections.synchronizedList(new ArrayList<>());
	public final CompletableFuture<Void> closed = new CompletableFuture<>();
	public volatile String gone;
	/** Whether somebody else says when nothing is pending any more. */
	public volatile boolean endsSlowly;
	public volatile int closes;

	/** Makes a registration. */
	public FakeRegistration(PortableDevice device, List<ServiceDescription> services, DeviceOptions options, DeviceControl control) {
		this.device = device;
		this.services = services;
		this.control = control;
		this.options.add(options);
	}

	/** Answers a service by its name. */
	public ServiceDescription service(String name) {
		return services.stream().filter(service -> service.name().equals(name)).findFirst().orElseThrow();
	}

	@Override
	public void modify(DeviceOptions changed) {
		options.add(changed);
	}

	@Override
	public void raise(String service, UUID event, Values parameters) {
		ServiceDescription raising = services.stream().filter(each -> each.objectId().equals(service)).findFirst().orElseThrow();
		events.add(service + " " + raising.capabilities().event(event).orElseThrow().name() + " " + parameters.asMap().values());
	}

	@Override
	public void gone(String why) {
		gone = why;
		if (!endsSlowly) {
			closed.complete(null);
		}
	}

	@Override
	public void sessionReset(String why) {
	}

	@Override
	public void close() {
		closes++;
	}

	/** Lets the background rest of the closing be done. */
	public void finish() {
		control.close();
		closed.complete(null);
	}

	@Override
	public CompletableFuture<Void> closed() {
		return closed;
	}

	@Override
	public int pendingCount() {
		return 3;
	}
}
