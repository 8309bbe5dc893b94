package org.portabledevices.sim.component;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.sim.device.DeviceControls;
import org.portabledevices.sim.device.DeviceSettings;
import org.portabledevices.sim.device.Journal;
import org.portabledevices.sim.device.SimulatedDevice;
import org.portabledevices.sim.device.SimulatedDevices;
import org.portabledevices.sim.time.RealTime;
import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.time.VirtualTime;

/** The devices of one component, and the thread they share. For one thread at a time, as Declarative Services calls components. */
final class DeviceRack {

	private static final String THREAD = "portabledevices-sim-";

	private final BackendHost host;
	private final SimulatedDevices devices;
	private final Journal journal;
	private final SimulatedTime time;
	private final List<SimulatedDevice> held = new CopyOnWriteArrayList<>();
	/** Completes when all devices that had to go have ended. */
	private CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);

	DeviceRack(BackendHost host, SimulatedDevices devices, Journal journal, SimulatedTime time) {
		this.host = host;
		this.devices = devices;
		this.journal = journal;
		this.time = time;
	}

	/** Makes a rack of devices that live in real time. */
	static DeviceRack inRealTime(BackendHost host, SimulatedDevices devices, Journal journal, String name) {
		return new DeviceRack(host, devices, journal, new RealTime(THREAD + name, failure -> failed(journal, failure)));
	}

	/** Makes a rack of devices whose time passes when somebody says so. */
	static DeviceRack inVirtualTime(BackendHost host, SimulatedDevices devices, Journal journal, String name) {
		return new DeviceRack(host, devices, journal, VirtualTime.withThread(THREAD + name, failure -> failed(journal, failure)));
	}

	private static void failed(Journal journal, Throwable failure) {
		journal.warn("the simulator failed: " + failure, failure);
	}

	/** Carries out a command at the first device. For any thread. */
	List<String> control(String command) {
		SimulatedDevice first = held.stream().findFirst().orElseThrow(() -> new IllegalStateException("the device is not there"));
		return new DeviceControls(first, time).apply(command);
	}

	/** Makes it that these devices are here, and no others. A device that can take its new settings stays connected. */
	void hold(List<DeviceSettings> wanted) {
		List<DeviceSettings> missing = new ArrayList<>(wanted);
		for (SimulatedDevice device : List.copyOf(held)) {
			if (!missing.removeIf(device::modify)) {
				close(device);
			}
		}
		missing.forEach(settings -> held.add(SimulatedDevice.start(host, devices, time, journal, settings)));
	}

	/** Takes all devices back; the thread ends when the last of them has ended. */
	void close() {
		List.copyOf(held).forEach(this::close);
		ended.whenComplete((nothing, failure) -> time.close());
	}

	private void close(SimulatedDevice device) {
		held.remove(device);
		ended = CompletableFuture.allOf(ended, device.ended());
		device.close();
	}
}
