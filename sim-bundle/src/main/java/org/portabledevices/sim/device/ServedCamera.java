package org.portabledevices.sim.device;

import java.util.function.Consumer;

import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.trouble.Incident;
import org.portabledevices.sim.trouble.Troubles;

/**
 * A camera that can be shown on a wire.
 *
 * @param camera the camera.
 * @param plugIn how often it has been plugged in: whoever was connected before the last time is not any more.
 * @param troubles what befalls operations on the wire.
 * @param unplug unplugs it, when that befalls an operation.
 * @param time the time it lives in.
 */
public record ServedCamera(SimulatedCamera camera, long plugIn, Troubles troubles, Consumer<Incident> unplug, SimulatedTime time) {

	/** Tells whether it has been there all the time since it was another. */
	public boolean isStill(ServedCamera other) {
		return camera == other.camera && plugIn == other.plugIn;
	}
}
