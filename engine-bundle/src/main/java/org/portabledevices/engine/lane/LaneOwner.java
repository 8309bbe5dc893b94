package org.portabledevices.engine.lane;

import java.util.ArrayDeque;
import java.util.Queue;

/** What the lanes of one bundle take of the pool. Guarded by the pool's lock. */
final class LaneOwner {

	/** Lanes of this owner that have a thread. */
	int running;
	/** Lanes that have something to run, but must wait until another of this owner has given its thread back. */
	final Queue<Lane> held = new ArrayDeque<>();
	/** Lanes of this owner that were counted as missing a thread. */
	int wanted;
}
