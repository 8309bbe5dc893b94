package org.portabledevices.sim.device;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

import org.portabledevices.sim.backend.SimulatedServices;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.trouble.Incident;
import org.portabledevices.sim.trouble.Troubles;

/** What a device is made of. What is on the card of a camera stays there while the camera is unplugged. Safe for use by several threads. */
final class Hardware {

	private final SimulatedTime time;
	private final Troubles troubles;
	private final Consumer<Incident> unplug;
	private SimulatedCamera camera;
	private boolean closed;

	Hardware(SimulatedTime time, Troubles troubles, Consumer<Incident> unplug) {
		this.time = time;
		this.troubles = troubles;
		this.unplug = unplug;
	}

	/** Makes the services of a device that is being plugged in. On the device's thread only, since it reads folders. */
	SimulatedServices services(DeviceSettings settings) throws IOException {
		if (settings.profile() == DeviceSettings.Profile.CONTACTS) {
			return SimulatedServices.ofContacts(time, troubles, unplug);
		}
		SimulatedCamera model = camera().orElse(null);
		if (model == null) {
			model = settings.camera(time::now);
			insert(model);
		}
		return SimulatedServices.of(time, troubles, unplug, model, settings.card().folder() != null);
	}

	synchronized Optional<SimulatedCamera> camera() {
		return Optional.ofNullable(camera);
	}

	/** Gives back what the camera holds, for good. */
	void close() {
		SimulatedCamera model;
		synchronized (this) {
			closed = true;
			model = camera;
			camera = null;
		}
		if (model != null) {
			model.close();
		}
	}

	private void insert(SimulatedCamera model) {
		boolean late;
		synchronized (this) {
			late = closed;
			camera = late ? null : model;
		}
		if (late) {
			model.close();
		}
	}
}
