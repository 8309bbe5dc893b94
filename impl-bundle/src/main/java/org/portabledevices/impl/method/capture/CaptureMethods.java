package org.portabledevices.impl.method.capture;

import static org.portabledevices.ptp.code.OperationCode.INITIATE_CAPTURE;
import static org.portabledevices.ptp.code.OperationCode.INITIATE_OPEN_CAPTURE;
import static org.portabledevices.ptp.code.OperationCode.TERMINATE_OPEN_CAPTURE;

import org.portabledevices.impl.call.CallDevice;
import org.portabledevices.impl.call.ServiceOffer;
import org.portabledevices.wpd.StillImageMethods;

/** The methods of the StillImageCapture service, each with the operations that it takes. */
public final class CaptureMethods {

	private CaptureMethods() {
	}

	/** Offers those that the device can do. */
	public static void offer(ServiceOffer offer, CallDevice device, Captures captures) {
		if (offer.supports(INITIATE_CAPTURE)) {
			offer.handler(StillImageMethods.CAPTURE, described -> new CaptureMethod(device, captures, described));
		}
		if (offer.supports(INITIATE_OPEN_CAPTURE, TERMINATE_OPEN_CAPTURE)) {
			offer.handler(StillImageMethods.OPEN_CAPTURE, described -> new OpenCaptureMethod(device, captures, described));
			offer.method(StillImageMethods.TERMINATE_OPEN_CAPTURE, call -> OpenCaptureMethod.terminate(call, captures));
		}
	}
}
