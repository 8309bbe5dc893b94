package org.portabledevices.sim.device;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** All simulated devices, in the order in which they came. Safe for use by several threads. */
public final class SimulatedDevices {

	private final List<SimulatedDevice> devices = new CopyOnWriteArrayList<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final Map<String, CompletableFuture<Void>> owners = new HashMap<>();

	/** Answers the devices. */
	public List<SimulatedDevice> list() {
		return List.copyOf(devices);
	}

	/** Adds who is told, after the fact and under no lock, that a device came, went or changed. */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	/** Removes a listener. */
	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}

	void add(SimulatedDevice device) {
		devices.add(device);
	}

	void remove(SimulatedDevice device) {
		devices.remove(device);
		changed();
	}

	void changed() {
		listeners.forEach(Runnable::run);
	}

	/**
	 * Claims a device ID. It is free when the claim before this one has been given back: by a device that is still being closed, for example.
	 *
	 * @param release is completed to give it back.
	 * @return completes when it is free.
	 */
	CompletableFuture<Void> claim(String deviceId, CompletableFuture<Void> release) {
		synchronized (owners) {
			CompletableFuture<Void> before = owners.put(deviceId, release);
			return before == null ? CompletableFuture.completedFuture(null) : before;
		}
	}
}
