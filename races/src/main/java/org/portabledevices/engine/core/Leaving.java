package org.portabledevices.engine.core;

/** The invocation runs, and its backend has begun to stop: the device drains. */
abstract class Leaving extends Running {

	Leaving() {
		leave();
	}
}
