package org.portabledevices.sim.trouble;

/** What works on the calls of one way, and suffers what befalls the device. Both methods return at once. */
public interface Patient {

	/** From now on answers nothing, until the session is reset. */
	void wedge();

	/** Has all calls that stall go on. */
	void letGo();
}
