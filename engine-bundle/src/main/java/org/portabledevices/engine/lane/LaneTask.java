package org.portabledevices.engine.lane;

/** Something to run in a lane: as a rule, a call of a client's object. */
public interface LaneTask extends Runnable {

	/**
	 * Says in words what this is. For logs; called by any thread, while it waits or runs or has just run. It calls no object of a client.
	 *
	 * @return words that name invocation and client.
	 */
	String describe();
}
