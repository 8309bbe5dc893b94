package org.portabledevices.sim.store;

/** Is told what happens to objects, by the thread that made it happen and under no lock. It must be quick. The origin is what its maker gave as such. */
public interface StoreListener {

	/** An object was added; the origin is possibly {@code null}, if nobody asked for just this object. */
	void objectAdded(int handle, Object origin);

	/** An object was removed. */
	void objectRemoved(int handle, Object origin);

	/** What is known of an object has changed: its name, its place, its bytes or its protection. */
	default void objectChanged(int handle, Object origin) {
	}

	/** A storage was formatted; that its objects are gone was told of each. */
	default void storageChanged(int storageId, Object origin) {
	}
}
