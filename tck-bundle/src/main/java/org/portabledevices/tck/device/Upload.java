package org.portabledevices.tck.device;

import java.nio.ByteBuffer;

import org.portabledevices.backend.DataReader;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.values.Values;

/** Takes bytes, and keeps none of them. */
final class Upload implements Runnable {

	private final InvocationContext context;
	private final DataReader reader;
	private final ByteBuffer buffer = ByteBuffer.allocate(64 << 10);

	Upload(InvocationContext context) {
		this.context = context;
		this.reader = context.reader();
		context.onCancel(context::confirm);
	}

	@Override
	public void run() {
		while (!context.isStopRequested()) {
			int count = reader.poll(buffer.clear());
			if (count < 0) {
				context.succeed(Values.empty());
				return;
			}
			if (count == 0) {
				reader.onData(this);
				return;
			}
		}
	}
}
