package org.portabledevices.engine.core;

/** The invocation runs and cannot be cancelled: the backend has said so. */
abstract class Unstoppable extends Running {

	Unstoppable() {
		uncancellable();
	}
}
