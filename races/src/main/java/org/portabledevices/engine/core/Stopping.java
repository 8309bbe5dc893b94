package org.portabledevices.engine.core;

/** The invocation was cancelled, the backend was told, and has not confirmed; its grace time has not passed. */
abstract class Stopping extends Meeting {

	Stopping() {
		acceptWithoutDeadline();
		call.cancel();
		ground.work();
	}
}
