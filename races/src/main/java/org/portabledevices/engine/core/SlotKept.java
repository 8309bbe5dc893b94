package org.portabledevices.engine.core;

/** The stop was not confirmed in time: the invocation has ended, its slot is kept, the session is being reset, and another client waits. */
abstract class SlotKept extends Stopping {

	SlotKept() {
		grace();
		ground.work();
		acceptOther();
	}

	@Override
	final boolean takesTimeToReset() {
		return true;
	}
}
