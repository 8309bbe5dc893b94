package org.portabledevices.sim.camera;

import org.portabledevices.wpd.DeviceIds;

/**
 * What a camera says of itself.
 *
 * @param name the name that its owner gave it.
 * @param manufacturer who made it.
 * @param model the model.
 * @param version the version of its firmware.
 * @param serialNumber its serial number.
 */
public record CameraIdentity(String name, String manufacturer, String model, String version, String serialNumber) {

	/** The manufacturer of everything simulated; it is no camera maker's, since programs take liberties with those they know. */
	public static final String MANUFACTURER = "Portable Device Services";
	/** The model of simulated cameras. */
	public static final String MODEL = "Simulated Camera";
	/** The version of simulated devices. */
	public static final String VERSION = "1.0";

	/** Makes the identity of a simulated camera. */
	public static CameraIdentity of(String name, String serialNumber) {
		return new CameraIdentity(name, MANUFACTURER, MODEL, VERSION, serialNumber);
	}

	/** Makes the identity of a simulated device of a model. */
	public static CameraIdentity of(String name, String model, String serialNumber) {
		return new CameraIdentity(name, MANUFACTURER, model, VERSION, serialNumber);
	}

	/** Answers the Plug and Play device ID, which is the same whoever reads it off the device. */
	public String deviceId() {
		return DeviceIds.of(manufacturer, model, serialNumber);
	}
}
