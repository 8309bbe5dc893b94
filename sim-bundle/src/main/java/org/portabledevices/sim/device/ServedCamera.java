package org.portabledevices.sim.device;

import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.trouble.Troubles;

/**
 * A camera that can be shown on a wire.
 *
 * @param camera the camera.
 * @param troubles what befalls operations on the wire.
 * @param time the time it lives in.
 */
public record ServedCamera(SimulatedCamera camera, Troubles troubles, SimulatedTime time) {
}
