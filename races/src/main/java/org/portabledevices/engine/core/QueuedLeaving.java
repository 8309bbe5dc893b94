package org.portabledevices.engine.core;

/** The invocation is queued, and its backend has begun to stop: what is queued may still start. */
abstract class QueuedLeaving extends Queued {

	QueuedLeaving() {
		leave();
	}
}
