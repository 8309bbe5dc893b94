package org.portabledevices.sim.camera;

import org.portabledevices.sim.store.StoreListener;

/** Is told what happens on a camera, by the thread that made it happen and under no lock. It must be quick. */
public interface CameraListener extends StoreListener {

	/** A property of the device was set or reset. */
	void propertyChanged(int property, Object origin);

	/** The device has reset itself. */
	default void deviceReset(Object origin) {
	}
}
