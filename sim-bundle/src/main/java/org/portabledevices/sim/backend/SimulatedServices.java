package org.portabledevices.sim.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.backend.SessionReset;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.sim.camera.Abilities;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.trouble.Incident;
import org.portabledevices.sim.trouble.Troubles;
import org.portabledevices.sim.work.ResetWork;
import org.portabledevices.sim.work.Works;
import org.portabledevices.wpd.DeviceMethods;
import org.portabledevices.wpd.ObjectEditMethods;
import org.portabledevices.wpd.ObjectMethods;
import org.portabledevices.wpd.ObjectPropertyMethods;
import org.portabledevices.wpd.StillImageMethods;
import org.portabledevices.wpd.StorageMethods;

/** What the engine gets of a device while it is connected: its services, and what it may be asked. */
public final class SimulatedServices implements DeviceControl {

	private final SimulatedTime time;
	private final Troubles troubles;
	private final Works works;
	private final EventOutlet events = new EventOutlet();
	private final List<ServiceDescription> services;
	private final Runnable detach;
	private final ContactsService contacts;

	private SimulatedServices(SimulatedTime time, Troubles troubles, Works works, SimulatedCamera camera) {
		this.time = time;
		this.troubles = troubles;
		this.works = works;
		List<ServiceDescription> described = new ArrayList<>();
		contacts = camera == null || camera.abilities() == Abilities.PHONE ? new ContactsService(events) : null;
		if (contacts != null) {
			described.add(contacts.describe(works));
		}
		if (camera == null) {
			detach = () -> {
			};
		} else {
			CameraServices all = new CameraServices(camera, works, events);
			described.addAll(all.describe());
			camera.addListener(all);
			detach = all::close;
		}
		services = List.copyOf(described);
		works.learn(services);
		troubles.attach(works);
	}

	/** Makes the services of a phone of which only the contacts can be used. */
	public static SimulatedServices ofContacts(SimulatedTime time, Troubles troubles, Consumer<Incident> unplug) {
		return new SimulatedServices(time, troubles, new Works(time, troubles, unplug, false), null);
	}

	/** Makes the services of a device; with files, nothing is looked up on a caller's thread. */
	public static SimulatedServices of(SimulatedTime time, Troubles troubles, Consumer<Incident> unplug, SimulatedCamera camera,
			boolean readsFiles) {
		return new SimulatedServices(time, troubles, new Works(time, troubles, unplug, readsFiles), camera);
	}

	/** Answers the names of the methods that such devices have; without abilities, of contacts. */
	public static List<String> methodNames(Abilities abilities) {
		List<MethodDescription> methods = new ArrayList<>();
		if (abilities != Abilities.CAMERA) {
			methods.addAll(ContactsDescription.METHODS);
		}
		if (abilities == null) {
			return methods.stream().map(MethodDescription::name).toList();
		}
		methods.addAll(DeviceMethods.ALL);
		methods.addAll(ControlService.methods(abilities));
		methods.addAll(StorageMethods.ALL);
		methods.addAll(ObjectMethods.ALL);
		if (abilities == Abilities.PHONE) {
			methods.addAll(ObjectPropertyMethods.ALL);
			methods.addAll(ObjectEditMethods.ALL);
		} else {
			methods.addAll(List.of(StillImageMethods.CAPTURE, StillImageMethods.OPEN_CAPTURE, StillImageMethods.TERMINATE_OPEN_CAPTURE));
		}
		return methods.stream().map(MethodDescription::name).toList();
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
		new ResetWork(works, time, troubles, reset).start();
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
		time.execute(works::drop);
	}
}
