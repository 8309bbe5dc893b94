package org.portabledevices.engine.core;

import org.portabledevices.engine.chain.Chain;

/** What one client has queued at one device. Guarded by the device's lock. */
final class Turn {

	final Client client;
	final Device device;
	final Chain<AcceptedInvocation> queued = new Chain<>();

	/** Whether one of its invocations is being started: the next waits for that, so that they start in their order (contract 1.6). */
	boolean starting;
	/** Whether it stands in the device's ring, which it does while something is queued. */
	boolean waitsInRing;

	Turn(Client client, Device device) {
		this.client = client;
		this.device = device;
	}
}
