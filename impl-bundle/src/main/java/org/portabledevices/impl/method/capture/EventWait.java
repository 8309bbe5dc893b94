package org.portabledevices.impl.method.capture;

import org.portabledevices.ptp.PtpEvent;

/** What waits for events of the device. */
interface EventWait {

	/** Takes an ObjectAdded or CaptureComplete; answers false if it is another's. */
	boolean take(PtpEvent event, boolean named);

	/** No event will come any more. */
	void abandon(String why);
}
