package org.portabledevices.service;

/** How an invocation ended. Who decided determines the end, never the status code. */
public enum End {
	/** The method completed; the status is {@link Status#S_OK}. */
	SUCCEEDED,
	/** The device or the backend failed, or data could not be taken or given; the status says why. */
	FAILED,
	/** The client, an operator, or the client's going away stopped it; {@link Status#ERROR_CANCELLED}. */
	CANCELLED,
	/** Its deadline passed; {@link Status#ERROR_TIMEOUT}. */
	TIMED_OUT,
	/** Something below went away: {@link Status#ERROR_OPERATION_ABORTED}, {@link Status#ERROR_DEVICE_NOT_CONNECTED} or {@link Status#E_WPD_DEVICE_IS_HUNG}. */
	ABORTED
}
