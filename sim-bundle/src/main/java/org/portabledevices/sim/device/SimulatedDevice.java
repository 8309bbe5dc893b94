package org.portabledevices.sim.device;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.monitor.ConfiguredDevice.State;
import org.portabledevices.monitor.ConfiguredDevice;
import org.portabledevices.sim.backend.SimulatedServices;
import org.portabledevices.sim.time.SimulatedTime.Appointment;
import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.trouble.Incident;

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
	private final Fate fate;
	private final Hardware hardware;
	/** Completes when nothing of the device is left, and another may take its ID. */
	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private DeviceSettings settings;
	private State state = State.CONNECTING;
	private String reason = "";
	private DeviceRegistration registration;
	/** What the device was before it was unplugged; {@code null} when it is plugged in. */
	private DeviceRegistration leaving;
	/** What came while the engine took the device in: clients see it before the engine has answered. {@code null} at other times. */
	private List<Runnable> early;
	private Appointment next = () -> {
	};
	private long plugIns;
	private boolean closed;

	private SimulatedDevice(BackendHost host, SimulatedDevices devices, SimulatedTime time, Journal journal, DeviceSettings settings) {
		this.host = host;
		this.devices = devices;
		this.time = time;
		this.journal = journal;
		this.settings = settings;
		fate = new Fate(time, settings, journal, this::befall);
		hardware = new Hardware(time, fate.memory(), this::befall);
	}

	/** Brings a device in. Returns at once; it is registered as soon as its ID is free and its content is read. */
	public static SimulatedDevice start(BackendHost host, SimulatedDevices devices, SimulatedTime time, Journal journal,
			DeviceSettings settings) {
		SimulatedDevice device = new SimulatedDevice(host, devices, time, journal, settings);
		devices.add(device);
		device.fate.change(settings.conduct());
		device.fate.trace().addOfDevice("is plugged in");
		CompletableFuture<Void> free = devices.claim(settings.deviceId(), device.ended);
		if (!free.isDone()) {
			device.unreachable("another device of the ID %s is still there".formatted(settings.deviceId()));
		}
		free.whenComplete((nothing, failure) -> time.execute(device::connect));
		return device;
	}

	/**
	 * Changes what can be changed while the device is connected: what befalls it, and its ranking.
	 *
	 * @return false if other settings differ: a new device is needed.
	 */
	public boolean modify(DeviceSettings changed) {
		DeviceRegistration registered;
		synchronized (this) {
			if (!settings.differsOnlyInConduct(changed)) {
				return false;
			}
			settings = changed;
			registered = registration;
		}
		fate.change(changed.conduct());
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
			fate.end();
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
		ended.whenComplete((nothing, failure) -> hardware.close());
	}

	/** Completes when nothing of the device is left. */
	public CompletableFuture<Void> ended() {
		return ended;
	}

	/** Answers the device's ID. */
	public String deviceId() {
		return now().deviceId();
	}

	/** Tells whether this is the device of a name, a serial number or an ID. */
	public boolean is(String nameOrNumber) {
		return now().is(nameOrNumber);
	}

	/** Answers the camera, to be shown on a wire, while it is connected. */
	public Optional<ServedCamera> served() {
		long plugIn;
		synchronized (this) {
			if (state != State.CONNECTED || closed) {
				return Optional.empty();
			}
			plugIn = plugIns;
		}
		return hardware.camera().map(camera -> new ServedCamera(camera, plugIn, fate.wire(), this::befall, time));
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
		return ConfiguredDevice.of(now.name(), address.orElse(now.deviceId()), now.deviceId(), is, why,
				registered == null ? 0 : registered.pendingCount());
	}

	private void connect() {
		DeviceSettings now;
		synchronized (this) {
			if (closed || registration != null || leaving != null) {
				return;
			}
			now = settings;
			early = new ArrayList<>();
		}
		try {
			register(now, hardware.services(now));
		} catch (IOException e) {
			journal.warn("%s cannot be simulated: %s; it is tried again every %d s".formatted(now.name(), e, RETRY.toSeconds()), e);
			unreachable(e.toString());
			again(RETRY);
		} catch (IllegalStateException e) { // the engine is stopping, and the component will be told
			unreachable(e.toString());
		} finally {
			catchUp();
		}
	}

	/** Does what came too early. */
	private void catchUp() {
		List<Runnable> actions;
		synchronized (this) {
			actions = early == null ? List.of() : early;
			early = null;
		}
		actions.forEach(Runnable::run);
	}

	/** Puts off what comes too early; under the lock. */
	private boolean isTooEarly(Runnable action) {
		if (early != null && !closed) {
			early.add(action);
			return true;
		}
		return false;
	}

	private void register(DeviceSettings now, SimulatedServices services) {
		DeviceRegistration registered = host.register(now.device(), services.services(), now.options(BACKEND), services);
		services.registered(registered);
		boolean undo;
		boolean changed;
		synchronized (this) {
			undo = closed;
			changed = !settings.equals(now);
			if (!undo) {
				registration = registered;
				plugIns++;
				state = State.CONNECTED;
				reason = "";
				if (early.isEmpty()) {
					early = null; // who sees that it is connected can have it unplugged at once
				}
				if (!now.unplugAfter().isZero()) {
					next = time.schedule(now.unplugAfter(), () -> unplug(null));
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
		registered.closed().whenComplete((nothing, failure) -> hung(registered));
		devices.changed();
	}

	/**
	 * Unplugs the device, if it is connected.
	 *
	 * @param back after which it is back; {@code null} for as it is configured.
	 */
	public void unplug(Duration back) {
		DeviceRegistration registered;
		synchronized (this) {
			if (isTooEarly(() -> unplug(back)) || closed || registration == null) {
				return;
			}
			next.cancel();
			registered = registration;
			Duration replug = back == null ? settings.replugAfter() : back;
			left("it was unplugged");
			if (back != null || !replug.isZero()) {
				next = time.schedule(replug, this::replug);
			}
		}
		fate.trace().addOfDevice("is unplugged");
		registered.gone("the simulated device was unplugged");
		devices.changed();
	}

	/** Plugs the device in, if it is not; it is registered as soon as what was pending at it has ended. */
	public void replug() {
		DeviceRegistration before;
		synchronized (this) {
			if (isTooEarly(this::replug) || closed || leaving == null) {
				return;
			}
			next.cancel();
			before = leaving;
			leaving = null;
		}
		fate.trace().addOfDevice("is plugged in");
		before.closed().whenComplete((nothing, failure) -> again(Duration.ZERO));
	}

	/** Answers what befalls it. */
	public Fate fate() {
		return fate;
	}

	private void befall(Incident incident) {
		if (incident.kind() == Incident.Kind.UNPLUG) {
			unplug(incident.time());
		} else {
			fate.wedge();
		}
	}

	/** The engine gave it up, since its session could not be reset. */
	private void hung(DeviceRegistration registered) {
		synchronized (this) {
			if (closed || registration != registered) {
				return;
			}
			next.cancel();
			left("its session could not be reset");
			if (!settings.replugAfter().isZero()) {
				next = time.schedule(settings.replugAfter(), this::replug);
			}
		}
		devices.changed();
	}

	private void left(String why) {
		leaving = registration;
		registration = null;
		unreachable(why);
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
}
