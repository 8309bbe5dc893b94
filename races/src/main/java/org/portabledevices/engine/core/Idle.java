package org.portabledevices.engine.core;

import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.Status;

/** Nothing is accepted yet: to invoke is one of the two that race. */
abstract class Idle extends Meeting {

	/** Invokes. */
	final String accept() {
		try {
			call = (AcceptedInvocation) methods.invokeAsync(QuietEngine.HOLD, null, this);
			return "accepted";
		} catch (InvocationRefusedException e) {
			return e.status().equals(Status.ERROR_BUSY) ? "busy"
					: e.status().equals(Status.E_WPD_SERVICE_NOT_OPEN) ? "refused" : e.toString();
		}
	}

	/** The backend's device begins to stop. */
	final String leaving() {
		leave();
		return "leaving";
	}

	/** The device is gone. */
	final String gone() {
		device.gone("a race");
		return "gone";
	}
}
