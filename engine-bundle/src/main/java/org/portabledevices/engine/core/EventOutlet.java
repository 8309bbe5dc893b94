package org.portabledevices.engine.core;

/** Takes the events of devices and tells whoever listens. Must not block. */
@FunctionalInterface
public interface EventOutlet {

	/** Takes an event. */
	void raise(RaisedEvent event);
}
