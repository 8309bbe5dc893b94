package org.portabledevices.engine.core;

/** So many are queued that a cancel takes them in slices, between which others have the client's lock; and that callbacks are found by an index. */
abstract class SweepOfMany extends Sweep {

	SweepOfMany() {
		acceptEarlier(150);
	}
}
