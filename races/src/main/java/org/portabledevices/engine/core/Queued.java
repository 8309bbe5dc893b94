package org.portabledevices.engine.core;

/** The invocation is queued: that of another client has the slot, and is the one of the others. */
abstract class Queued extends Meeting {

	Queued() {
		acceptOther();
		acceptWithDeadline();
	}
}
