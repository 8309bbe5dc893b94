package org.portabledevices.ptp.code;

/** Which way the data of an operation goes. ISO 15740:2013 clause 9. */
public enum DataPhase {
	/** There is no data: once sent, the operation cannot be cancelled. */
	NONE,
	/** From the responder to the initiator. */
	DATA_IN,
	/** From the initiator to the responder. */
	DATA_OUT
}
