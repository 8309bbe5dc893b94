package org.portabledevices.sim.backend;

import java.util.List;

import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.backend.SessionReset;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.trouble.Troubles;

/** What the engine gets of a device while it is connected: its services, and what it may be asked. */
public final class SimulatedServices implements DeviceControl {

	private final Works works;
	private final EventOutlet events = new EventOutlet();
	private final List<ServiceDescription> services;
	private final Runnable detach;
	private final ContactsService contacts;

	private SimulatedServices(Works works, SimulatedCamera camera) {
		this.works = works;
		if (camera == null) {
			contacts = new ContactsService(events);
			services = List.of(contacts.describe(works));
			detach = () -> {
			};
		} else {
			CameraServices all = new CameraServices(camera, works, events);
			contacts = null;
			services = all.describe();
			camera.addListener(all);
			detach = () -> camera.removeListener(all);
		}
	}

	/** Makes the services of a phone. */
	public static SimulatedServices ofPhone(SimulatedTime time, Troubles troubles) {
		return new SimulatedServices(new Works(time, troubles, false), null);
	}

	/** Makes the services of a camera; with files, nothing is looked up on a caller's thread. */
	public static SimulatedServices ofCamera(SimulatedTime time, Troubles troubles, SimulatedCamera camera, boolean readsFiles) {
		return new SimulatedServices(new Works(time, troubles, readsFiles), camera);
	}

	/** Answers the services. */
	public List<ServiceDescription> services() {
		return services;
	}

	/** Lets events out. */
	public void registered(DeviceRegistration registration) {
		events.open(registration);
	}

	@Override
	public void reset(SessionReset reset) {
		works.drop(reset::succeed);
	}

	@Override
	public void clientGone(long client) {
		if (contacts != null) {
			contacts.clientGone(client);
		}
	}

	/** Lets go of the camera, and of what is left of work on it. */
	@Override
	public void close() {
		detach.run();
		works.drop(() -> {
		});
	}
}
