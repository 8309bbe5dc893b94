package org.portabledevices.impl.call;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;

import org.portabledevices.backend.DataWriter;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.ptp.initiator.DataReceiver;

/**
 * Passes data from the wire to the client's sink. While the sink has no room the worker waits here and does not read, so the device has to wait too, and memory
 * stays constant; its silence counts only while we read.
 */
public final class SinkReceiver implements DataReceiver {

	private final Call call;
	private final DataWriter writer;

	public SinkReceiver(Call call) {
		this.call = call;
		this.writer = call.context().writer();
	}

	@Override
	public void begin(long totalLength) {
		writer.begin(totalLength);
	}

	@Override
	public void data(ByteBuffer bytes) throws IOException {
		try {
			writer.write(bytes);
		} catch (StoppedException e) {
			// The hook may come a moment later; the rest of the data must not be waited for until then.
			call.cancellation().cancel();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("interrupted");
		}
	}
}
