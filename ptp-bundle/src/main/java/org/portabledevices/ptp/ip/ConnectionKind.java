package org.portabledevices.ptp.ip;

/** The two TCP connections of a PTP/IP session. */
public enum ConnectionKind {
	/** Carries operations, data and responses, and Cancel in its place in the stream. */
	COMMAND,
	/** Carries events, probes, and Cancel past the data. */
	EVENT
}
