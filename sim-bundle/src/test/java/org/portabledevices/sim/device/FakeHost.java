package org.portabledevices.sim.device;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.service.PortableDevice;
import org.portabledevices.sim.backend.FakeRegistration;

/** An engine that only remembers what was registered. */
public final class FakeHost implements BackendHost {

	public final List<FakeRegistration> registrations = new CopyOnWriteArrayList<>();
	/** Is run inside {@link #register}, to have something happen meanwhile. */
	public volatile Runnable meanwhile = () -> {
	};

	@Override
	public DeviceRegistration register(PortableDevice device, List<ServiceDescription> services, DeviceOptions options,
			DeviceControl control) {
		FakeRegistration registration = new FakeRegistration(device, services, options, control);
		registrations.add(registration);
		meanwhile.run();
		return registration;
	}

	/** Answers the newest registration. */
	public FakeRegistration last() {
		return registrations.get(registrations.size() - 1);
	}
}
