package org.portabledevices.impl.call;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;

import org.portabledevices.backend.DataReader;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.ptp.initiator.DataSource;

/**
 * Passes data from the client's source to the wire, all of it or a piece. While the source has none the worker waits here, and the device with it.
 */
public final class ReaderSource implements DataSource {

	private final Call call;
	private final DataReader reader;
	private final long length;

	public ReaderSource(Call call, DataReader reader, long length) {
		this.call = call;
		this.reader = reader;
		this.length = length;
	}

	@Override
	public long length() {
		return length;
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		try {
			return reader.read(target);
		} catch (StoppedException e) {
			call.cancellation().cancel();
			throw new IOException("the invocation was told to stop", e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("interrupted");
		}
	}
}
