package org.portabledevices.sim.camera;

/** Is told what happens on a camera, by the thread that made it happen and under no lock. It must be quick. */
public interface CameraListener {

	/** An object was added; the origin is what its maker gave as such, possibly {@code null}. */
	void objectAdded(int handle, Object origin);

	/** An object was removed. */
	void objectRemoved(int handle, Object origin);

	/** A property of the device was set or reset. */
	void propertyChanged(int property, Object origin);
}
