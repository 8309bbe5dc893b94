package org.portabledevices.engine.core;

/** The invocation runs: its handler has set its hook and returned, the lanes are empty, its deadline has not passed. */
abstract class Running extends Meeting {

	Running() {
		acceptWithDeadline();
	}
}
