package org.portabledevices.impl.method.capture;

import java.time.Duration;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodHandler;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.impl.call.Call;
import org.portabledevices.impl.call.CallDevice;
import org.portabledevices.impl.call.Turn;
import org.portabledevices.impl.value.Parameters;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.TransactionResult;
import org.portabledevices.wpd.StillImageMethods;

/**
 * Capture: InitiateCapture in a turn of its own, then a wait for events that keeps neither the worker nor the slot (contract 1.6). The operation itself has no data
 * phase: a stop that comes while it is on the wire is heeded when the device has answered.
 */
final class CaptureMethod implements MethodHandler {

	private final CallDevice device;
	private final Captures captures;
	private final MethodDescription description;

	CaptureMethod(CallDevice device, Captures captures, MethodDescription description) {
		this.device = device;
		this.captures = captures;
		this.description = description;
	}

	@Override
	public void start(InvocationContext context) {
		Cancellation cancellation = new Cancellation();
		// a little less than the engine bears, so that a device that sends no events does not pass for one that hangs
		Duration limit = description.silenceLimit().multipliedBy(11).dividedBy(12);
		CaptureWait wait = new CaptureWait(captures, context, captures.quiet(), limit);
		context.onCancel(() -> {
			cancellation.cancel();
			wait.stop();
		});
		device.worker().execute(() -> Turn.take(device, description, context, cancellation, call -> initiate(call, wait)));
	}

	private Runnable initiate(Call call, CaptureWait wait) throws Exception {
		int storage = Parameters.storage(call.optionalText(StillImageMethods.STORAGE)).orElse(0);
		int format = Parameters.format(call.optionalText(StillImageMethods.FORMAT)).orElse(0);
		captures.add(wait);
		try {
			TransactionResult started = call.last(operations -> operations.initiateCapture(storage, format));
			return () -> wait.accepted(started.transactionId());
		} catch (Exception e) {
			wait.refused();
			throw e;
		}
	}
}
