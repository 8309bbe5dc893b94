package org.portabledevices.impl.call;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodHandler;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.ptp.initiator.Cancellation;

/** A method after which its device closes the session. What it gives back sees to the session and answers; it runs when the turn is over. */
public final class ClosingMethod implements MethodHandler {

	private final CallDevice device;
	private final MethodDescription description;
	private final Turn.Work work;

	public ClosingMethod(CallDevice device, MethodDescription description, Turn.Work work) {
		this.device = device;
		this.description = description;
		this.work = work;
	}

	@Override
	public void start(InvocationContext context) {
		Cancellation cancellation = new Cancellation();
		context.onCancel(cancellation::cancel);
		device.worker().execute(() -> Turn.take(device, description, context, cancellation, work));
	}
}
