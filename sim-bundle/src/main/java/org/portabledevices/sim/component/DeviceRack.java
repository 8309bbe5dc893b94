package org.portabledevices.sim.component;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.portabledevices.backend.BackendHost;
import org.portabledevices.sim.device.DeviceSettings;
import org.portabledevices.sim.device.Journal;
import org.portabledevices.sim.device.SimulatedDevice;
import org.portabledevices.sim.device.SimulatedDevices;
import org.portabledevices.sim.time.RealTime;

/** The devices of one component, and the thread they share. For one thread at a time, as Declarative Services calls components. */
final class DeviceRack {

	private final BackendHost host;
	private final SimulatedDevices devices;
	private final Journal journal;
	private final RealTime time;
	private final List<SimulatedDevice> held = new ArrayList<>();
	/** Completes when all devices that had to go have ended. */
	private CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);

	DeviceRack(BackendHost host, SimulatedDevices devices, Journal journal, String name) {
		this.host = host;
		this.devices = devices;
		this.journal = journal;
		time = new RealTime("portabledevices-sim-" + name, failure -> journal.warn("the simulator failed: " + failure, failure));
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
