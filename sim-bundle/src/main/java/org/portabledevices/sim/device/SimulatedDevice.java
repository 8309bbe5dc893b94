package org.portabledevices.sim.device;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.monitor.ConfiguredDevice;
import org.portabledevices.monitor.ConfiguredDevice.State;
import org.portabledevices.sim.backend.SimulatedServices;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.time.SimulatedTime.Appointment;
import org.portabledevices.sim.trouble.Troubles;

/**
 * One simulated device, from its configuration to its end. Safe for use by several threads; the engine is never called under its lock.
 * <p>
 * CONNECTING → CONNECTED ⇄ UNREACHABLE (unplugged, or its folder cannot be read) → closed.
 */
public final class SimulatedDevice {

	/** The name of the backend. */
	public static final String BACKEND = "sim";

	private static final Duration RETRY = Duration.ofSeconds(5);

	private final BackendHost host;
	private final SimulatedDevices devices;
	private final SimulatedTime time;
	private final Journal journal;
	private final Troubles troubles;
	private final Troubles wireTroubles;
	/** Completes when nothing of the device is left, and another may take its ID. */
	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private DeviceSettings settings;
	private State state = State.CONNECTING;
	private String reason = "";
	private SimulatedCamera camera;
	private DeviceRegistration registration;
	private Appointment next = () -> {
	};
	private boolean closed;

	private SimulatedDevice(BackendHost host, SimulatedDevices devices, SimulatedTime time, Journal journal, DeviceSettings settings) {
		this.host = host;
		this.devices = devices;
		this.time = time;
		this.journal = journal;
		this.settings = settings;
		troubles = new Troubles(settings.seed(), settings.behaviour());
		wireTroubles = new Troubles(settings.seed() + 1, settings.behaviour());
	}

	/** Brings a device in. Returns at once; it is registered as soon as its ID is free and its content is read. */
	public static SimulatedDevice start(BackendHost host, SimulatedDevices devices, SimulatedTime time, Journal journal,
			DeviceSettings settings) {
		SimulatedDevice device = new SimulatedDevice(host, devices, time, journal, settings);
		devices.add(device);
		CompletableFuture<Void> free = devices.claim(settings.deviceId(), device.ended);
		if (!free.isDone()) {
			device.unreachable("another device of the ID %s is still there".formatted(settings.deviceId()));
		}
		free.whenComplete((nothing, failure) -> time.execute(device::connect));
		return device;
	}

	/**
	 * Changes what can be changed while the device is connected: behaviour and ranking.
	 *
	 * @return false if other settings differ: a new device is needed.
	 */
	public boolean modify(DeviceSettings changed) {
		DeviceRegistration registered;
		synchronized (this) {
			if (!settings.differsOnlyInBehaviour(changed)) {
				return false;
			}
			settings = changed;
			registered = registration;
		}
		troubles.change(changed.behaviour());
		wireTroubles.change(changed.behaviour());
		if (registered != null) {
			registered.modify(changed.options(BACKEND));
		}
		return true;
	}

	/** Takes the device back: when its bundle stops, waits until all of it has ended; else returns at once. */
	public void close() {
		DeviceRegistration registered;
		synchronized (this) {
			closed = true;
			next.cancel();
			registered = registration;
			if (registered == null) {
				ended.complete(null);
			}
		}
		if (registered != null) {
			registered.closed().whenComplete((nothing, failure) -> ended.complete(null));
			registered.close();
		}
		devices.remove(this); // and so from the wire
		ended.whenComplete((nothing, failure) -> release());
	}

	/** Completes when nothing of the device is left. */
	public CompletableFuture<Void> ended() {
		return ended;
	}

	/** Answers the device's ID. */
	public synchronized String deviceId() {
		return settings.deviceId();
	}

	/** Tells whether this is the device of a name, a serial number or an ID. */
	public synchronized boolean is(String nameOrNumber) {
		return nameOrNumber.equalsIgnoreCase(settings.name()) || nameOrNumber.equalsIgnoreCase(settings.serialNumber())
				|| nameOrNumber.equalsIgnoreCase(settings.deviceId());
	}

	/** Answers the camera, to be shown on a wire, while it is connected. */
	public synchronized Optional<ServedCamera> served() {
		return camera == null || state != State.CONNECTED || closed ? Optional.empty()
				: Optional.of(new ServedCamera(camera, wireTroubles, time));
	}

	/** Tells how it is; the address is its own, or its ID. */
	public ConfiguredDevice snapshot(Optional<String> address) {
		DeviceSettings now;
		State is;
		String why;
		DeviceRegistration registered;
		synchronized (this) {
			now = settings;
			is = state;
			why = reason;
			registered = registration;
		}
		return ConfiguredDevice.of(now.name(), address.orElse(now.deviceId()), is, why,
				registered == null ? 0 : registered.pendingCount());
	}

	private void connect() {
		DeviceSettings now;
		synchronized (this) {
			if (closed || registration != null) {
				return;
			}
			now = settings;
		}
		try {
			register(now, now.profile() == DeviceSettings.Profile.CAMERA ? card(now) : null);
		} catch (IOException e) {
			journal.warn("%s cannot be simulated: %s; it is tried again every %d s".formatted(now.name(), e, RETRY.toSeconds()), e);
			unreachable(e.toString());
			again(RETRY);
		} catch (IllegalStateException e) { // the engine is stopping, and the component will be told
			unreachable(e.toString());
		}
	}

	/** What is on the card stays there while the camera is unplugged. */
	private SimulatedCamera card(DeviceSettings now) throws IOException {
		SimulatedCamera inserted;
		synchronized (this) {
			inserted = camera;
		}
		return inserted == null ? now.camera(time::now) : inserted;
	}

	private void register(DeviceSettings now, SimulatedCamera model) {
		SimulatedServices services = model == null ? SimulatedServices.ofPhone(time, troubles)
				: SimulatedServices.ofCamera(time, troubles, model, now.card().folder() != null);
		DeviceRegistration registered = host.register(now.device(), services.services(), now.options(BACKEND), services);
		services.registered(registered);
		boolean undo;
		boolean changed;
		synchronized (this) {
			camera = model;
			undo = closed;
			changed = !settings.equals(now);
			if (!undo) {
				registration = registered;
				state = State.CONNECTED;
				reason = "";
				if (!now.unplugAfter().isZero()) {
					next = time.schedule(now.unplugAfter(), this::unplug);
				}
			}
		}
		if (undo) {
			registered.close();
			return;
		}
		if (changed) {
			registered.modify(now().options(BACKEND));
		}
		devices.changed();
	}

	private void unplug() {
		DeviceRegistration registered;
		Duration replug;
		synchronized (this) {
			if (closed || registration == null) {
				return;
			}
			registered = registration;
			registration = null;
			state = State.UNREACHABLE;
			reason = "it was unplugged";
			replug = settings.replugAfter();
		}
		registered.gone("the simulated device was unplugged");
		devices.changed();
		if (!replug.isZero()) {
			registered.closed().whenComplete((nothing, failure) -> again(replug));
		}
	}

	private synchronized void again(Duration delay) {
		if (!closed) {
			next = time.schedule(delay, this::connect);
		}
	}

	private synchronized void unreachable(String why) {
		state = State.UNREACHABLE;
		reason = why;
	}

	private synchronized DeviceSettings now() {
		return settings;
	}

	private void release() {
		SimulatedCamera model;
		synchronized (this) {
			model = camera;
			camera = null;
		}
		if (model != null) {
			model.close();
		}
	}
}
