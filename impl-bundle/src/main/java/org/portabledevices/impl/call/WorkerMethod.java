package org.portabledevices.impl.call;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodHandler;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.values.Values;

/** Runs a method on the worker of its device, and answers with what it returns or throws. */
public final class WorkerMethod implements MethodHandler {

	private final CallDevice device;
	private final MethodDescription description;
	private final DeviceMethod method;

	public WorkerMethod(CallDevice device, MethodDescription description, DeviceMethod method) {
		this.device = device;
		this.description = description;
		this.method = method;
	}

	@Override
	public void start(InvocationContext context) {
		Cancellation cancellation = new Cancellation();
		// It knows this invocation's transactions only: when they are over, there is nothing left that a late call could reach.
		context.onCancel(cancellation::cancel);
		device.worker().execute(() -> Turn.take(device, description, context, cancellation, call -> {
			Values results = method.run(call);
			return () -> context.succeed(results);
		}));
	}
}
