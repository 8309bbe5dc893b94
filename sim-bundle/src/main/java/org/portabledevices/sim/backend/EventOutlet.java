package org.portabledevices.sim.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.values.Values;

/** Raises events of a device. Its services can be invoked before the registration is at hand; what is raised by then waits for it. */
final class EventOutlet {

	private List<Consumer<DeviceRegistration>> waiting = new ArrayList<>();
	private DeviceRegistration registration;

	void raise(String service, UUID event, Values parameters) {
		synchronized (this) {
			if (registration == null) {
				waiting.add(device -> device.raise(service, event, parameters));
				return;
			}
		}
		registration.raise(service, event, parameters);
	}

	void open(DeviceRegistration device) {
		List<Consumer<DeviceRegistration>> before;
		synchronized (this) {
			before = waiting;
			waiting = List.of();
			registration = device;
		}
		before.forEach(event -> event.accept(device));
	}
}
