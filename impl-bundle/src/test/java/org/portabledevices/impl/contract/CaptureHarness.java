package org.portabledevices.impl.contract;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.service.ServiceProperties;
import org.portabledevices.tck.HeldCall;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ServiceTypes;
import org.portabledevices.wpd.StillImageMethods;

/** The shutter of the camera: its one method gives up its slot while it waits for events, and of a capture PTP can take nothing back. */
final class CaptureHarness extends CameraHarness {

	CaptureHarness() throws IOException {
		// the camera is enough
	}

	@Override
	public String filter() {
		return "(" + ServiceProperties.SERVICE_TYPE + "=" + ServiceTypes.STILL_IMAGE_CAPTURE + ")";
	}

	@Override
	public SampleCall succeeding() {
		return new SampleCall(StillImageMethods.CAPTURE.id(), Values.empty());
	}

	@Override
	public SampleCall failing() {
		return failingWith(ResponseCode.STORE_FULL);
	}

	@Override
	public SampleCall failingWith(int responseCode) {
		return new SampleCall(StillImageMethods.CAPTURE.id(),
				Values.of(StillImageMethods.FORMAT, Variant.string("0x%04X".formatted(responseCode))));
	}

	@Override
	public HeldCall waitsForEvent() {
		CompletableFuture<Runnable> begun = camera.holdNextCapture();
		return new HeldCall() {
			@Override
			public SampleCall call() {
				return succeeding();
			}

			@Override
			public void awaitRunning() throws Exception {
				begun.get(10, TimeUnit.SECONDS);
			}

			@Override
			public void awaitToldToStop() {
				throw missing("awaitToldToStop: PTP has nothing that takes a capture back");
			}

			@Override
			public void letGo() {
				begun.thenAccept(Runnable::run);
			}
		};
	}
}
