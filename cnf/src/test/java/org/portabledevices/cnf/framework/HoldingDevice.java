package org.portabledevices.cnf.framework;

import java.util.List;
import java.util.UUID;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.service.PortableDevice;

/** A device with one service and one method that goes on until it is cancelled, and then stops at once. */
final class HoldingDevice implements AutoCloseable {
	static final String BACKEND = "test";
	static final UUID SERVICE = UUID.fromString("6f3d2c1a-52b7-4f0e-9f57-0d1f4ad3b001");
	static final UUID METHOD = UUID.fromString("6f3d2c1a-52b7-4f0e-9f57-0d1f4ad3b002");

	private final DeviceRegistration registration;

	HoldingDevice(BackendHost host) {
		ServiceDescription service = ServiceDescription.builder(SERVICE, "Holding")
				.method(MethodDescription.builder(METHOD, "Hold").build(), context -> context.onCancel(context::confirm))
				.build();
		DeviceOptions options = DeviceOptions.builder(BACKEND).slots(16).startsOnCallerThread().build();
		registration = host.register(PortableDevice.builder("holding-device", "Holding device").build(), List.of(service), options,
				new DeviceControl() {
				});
	}

	@Override
	public void close() {
		registration.close();
	}
}
