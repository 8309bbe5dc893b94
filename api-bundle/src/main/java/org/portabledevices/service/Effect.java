package org.portabledevices.service;

/** What became of the device, for an invocation that did not run to its own end. */
public enum Effect {
	/** The method was never started. */
	NOT_STARTED,
	/** The device confirmed that it has stopped. */
	STOPPED,
	/** The device had completed the method all the same; its results were dropped. */
	FINISHED,
	/** Nobody knows: the device did not confirm, or cannot be asked any more. */
	UNKNOWN
}
