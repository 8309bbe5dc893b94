package org.portabledevices.engine.core;

/** The same, and its backend has begun to stop. */
abstract class StoppingLeaving extends Stopping {

	StoppingLeaving() {
		leave();
	}
}
