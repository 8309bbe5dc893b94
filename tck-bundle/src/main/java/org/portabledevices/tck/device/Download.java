package org.portabledevices.tck.device;

import java.nio.ByteBuffer;

import org.portabledevices.backend.DataWriter;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.values.Values;

/** Brings bytes, as fast as the client takes them: byte i is i modulo 251. */
final class Download implements Runnable {

	private static final int PIECE = 64 << 10;

	private final InvocationContext context;
	private final DataWriter writer;
	private ByteBuffer piece = ByteBuffer.allocate(0);
	private int given;

	Download(InvocationContext context) {
		this.context = context;
		this.writer = context.writer();
		writer.begin(KitMethods.DOWNLOAD_LENGTH);
		context.onCancel(context::confirm);
	}

	@Override
	public void run() {
		while (!context.isStopRequested()) {
			if (!piece.hasRemaining()) {
				if (given == KitMethods.DOWNLOAD_LENGTH) {
					context.succeed(Values.empty());
					return;
				}
				piece = next();
			}
			if (!writer.offer(piece)) {
				writer.onRoom(this);
				return;
			}
		}
	}

	private ByteBuffer next() {
		byte[] bytes = new byte[Math.min(PIECE, KitMethods.DOWNLOAD_LENGTH - given)];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) ((given + i) % 251);
		}
		given += bytes.length;
		return ByteBuffer.wrap(bytes);
	}
}
