package org.portabledevices.engine.state;

/** What can happen to an invocation: the rows of the state table, in the order of the contract. */
public enum Event {
	/** The device's turn has come. */
	START,
	/** The backend answers with results that fit. */
	SUCCEED,
	/** The backend answers with results that do not fit their description. */
	SUCCEED_MISFIT,
	/** The backend fails. */
	FAIL,
	/** The backend fails, and the connection with it. */
	FAIL_CONNECTION_LOST,
	/** The device has stopped. */
	CONFIRM,
	/** The client cancels: by callback, all, by handle, by interrupt. */
	CANCEL,
	/** An operator cancels. */
	OPERATOR_CANCEL,
	/** The deadline passes. */
	DEADLINE,
	/** The client's sink or source fails or stalls. */
	DATA_FAILED,
	/** The client is gone. */
	CLIENT_GONE,
	/** No backend in the waiting time, or one that cannot take it. */
	NO_BACKEND,
	/** The backend stops and the drain time is over. */
	DRAIN_OVER,
	/** The backend stops and the stop grace is over. */
	STOP_GRACE_OVER,
	/** The device is gone. */
	DEVICE_GONE,
	/** The device was silent past its limit. */
	DEVICE_SILENT,
	/** The stop was not confirmed in time. */
	GRACE_OVER,
	/** The session was reset, for this invocation's sake or another's. */
	SESSION_RESET,
	/** The session could not be reset. */
	RESET_FAILED;

	/** Whether somebody or something wants the work to stop; all others tell what has become of it. */
	public boolean asksToStop() {
		return switch (this) {
			case CANCEL, OPERATOR_CANCEL, DEADLINE, DATA_FAILED, CLIENT_GONE, DRAIN_OVER, DEVICE_SILENT -> true;
			default -> false;
		};
	}
}
