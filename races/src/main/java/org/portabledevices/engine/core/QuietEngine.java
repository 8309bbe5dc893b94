package org.portabledevices.engine.core;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import org.portabledevices.backend.DeviceControl;
import org.portabledevices.backend.DeviceOptions;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.backend.SessionReset;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.engine.lane.Hand;
import org.portabledevices.service.PortableDevice;

/**
 * An engine in which nothing happens by itself: its threads are gone, its clock stands. Lanes run when somebody runs them, time passes when somebody says so. So the two actors
 * of a race are all that moves, and two cores are enough for it.
 * <p>
 * Each race has one of its own while it lasts, so what it leaves behind can be counted. Engine, device and clients are used again as long as they are fit for it: to make them
 * takes longer than to race.
 */
final class QuietEngine implements DeviceControl {

	static final UUID HOLD = new UUID(1, 1);
	static final EngineLimits LIMITS = limits(1000);
	private static final Queue<QuietEngine> FREE = new ConcurrentLinkedQueue<>();
	private static final PortableDevice IDENTITY = PortableDevice.builder("device-1", "Device").build();
	private static final ServiceDescription SERVICE = ServiceDescription.builder(new UUID(3, 3), "Races")
			.method(MethodDescription.builder(HOLD, "Hold").build(),
					context -> ((QuietEngine) ((Run) context).device.control()).race.start(context))
			.build();

	final Engine engine;
	private final HostedBackend backend;
	private volatile long now;
	/** The race that goes on here. */
	private volatile Race race;
	/** Its device; {@code null} if there is none yet. */
	private HostedDevice device;
	private ClientService client;
	private ClientService other;

	private QuietEngine() {
		engine = new Engine(LIMITS, () -> now, new NoLog(), false);
		engine.threads.close(TimeUnit.SECONDS.toNanos(10));
		backend = engine.backend(new ClientOwner(7, "backend"), new NoPublisher());
	}

	/** Limits whose times pass when a race says so, or not at all. */
	static EngineLimits limits(int clientOpen) {
		Duration never = Duration.ofHours(1);
		return new EngineLimits(Duration.ofMillis(20), never, never, never, never, Duration.ofMillis(20), clientOpen, 2000, 64, 16);
	}

	/** Takes one that no other race uses. */
	static QuietEngine take(Race race) {
		QuietEngine free = FREE.poll();
		QuietEngine taken = free == null ? new QuietEngine() : free;
		taken.race = race;
		return taken;
	}

	/** Gives it back, when nothing is left in it. */
	void giveBack() {
		FREE.add(this);
	}

	/** A device with one slot, whose handlers start on the caller's thread. */
	HostedDevice device() {
		if (device == null) {
			device = register("races");
		}
		return device;
	}

	/** One more such device, of some backend. */
	HostedDevice register(String backendName) {
		DeviceOptions oneSlot = DeviceOptions.builder(backendName).startsOnCallerThread().build();
		return (HostedDevice) backend.register(IDENTITY, List.of(SERVICE), oneSlot, this);
	}

	/** A client of the device. */
	ClientService client() {
		if (client == null) {
			client = newClient();
		}
		return client;
	}

	/** Another client of the device. */
	ClientService other() {
		if (other == null) {
			other = newClient();
		}
		return other;
	}

	private ClientService newClient() {
		return engine.service(engine.client(new ClientOwner(8, "client")), device().services().get(0));
	}

	/** The client is gone: the next race has a new one. */
	void forgetClient() {
		client.client().detach();
		client = null;
	}

	/** The device is gone, and with it the service objects: the next race has new ones. */
	void forgetDevice() {
		forgetClient();
		if (other != null) {
			other.client().detach();
			other = null;
		}
		device = null;
	}

	@Override
	public void close() {
		race.close();
	}

	@Override
	public void reset(SessionReset reset) {
		race.reset(reset);
	}

	/** Runs the lanes of clients: callbacks. */
	void deliver() {
		Hand.run(engine.clientLanes);
	}

	/** Runs the lanes of devices: handlers that start later, hooks, what a device is asked to do. */
	void work() {
		Hand.run(engine.deviceLanes);
	}

	/** Runs everything, until nothing is left to run. */
	void settle() {
		while (Hand.run(engine.clientLanes) | Hand.run(engine.deviceLanes)) {
			// what that has begun
		}
	}

	/** Lets time pass. At most one of two actors does that. */
	void pass(Duration time) {
		now += time.toNanos();
		engine.wheel.advance();
	}

	/** Whether a timeout is scheduled beside those that watch the two pools of lanes and the device, which come and go by themselves. */
	boolean hasTimeoutLeft() {
		return engine.wheel.size() > 3;
	}
}
