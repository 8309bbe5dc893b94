package org.portabledevices.sim.backend;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

import org.portabledevices.backend.DataWriter;
import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.content.OpenContent;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** Gives content to the client, a piece at a time, as fast as the client takes it and the device is configured to give it. */
final class DownloadWork extends Work {

	/** Finds what to download. */
	interface Finder {

		Content find() throws Exception;
	}

	private static final int PIECE = 64 * 1024;
	/** Slow data comes in so many pieces a second, so that it is seen to come. */
	private static final int PIECES_A_SECOND = 10;

	private final Finder finder;
	private final PropertyKey sizeKey;
	private final ByteBuffer piece = ByteBuffer.allocate(PIECE).limit(0);
	private DataWriter writer;
	private OpenContent open;
	private long length;
	private long position;

	DownloadWork(Setting setting, PropertyKey sizeKey, Finder finder) {
		super(setting);
		this.sizeKey = sizeKey;
		this.finder = finder;
	}

	@Override
	void begin() throws Exception {
		Content content = finder.find();
		writer = context().writer();
		length = content.length();
		open = content.open();
		writer.begin(length);
		next();
	}

	@Override
	void release() throws IOException {
		if (open != null) {
			open.close();
		}
	}

	/** Reads a piece, and gives it when its time has come. */
	private void next() throws IOException {
		if (position == length) {
			succeed(Values.of(sizeKey, Variant.ui8(length)));
			return;
		}
		long speed = behaviour().bytesPerSecond();
		int most = speed == 0 ? PIECE : (int) Math.max(1, Math.min(PIECE, speed / PIECES_A_SECOND));
		piece.clear().limit((int) Math.min(most, length - position));
		while (piece.hasRemaining()) {
			int count = open.read(position, piece);
			if (count < 0) {
				throw new EOFException("the object ends at %d of %d bytes".formatted(position, length));
			}
			position += count;
		}
		piece.flip();
		later(behaviour().timeFor(piece.remaining()), this::give);
	}

	private void give() throws IOException {
		if (writer.offer(piece)) {
			next();
		} else {
			writer.onRoom(onCall(this::give));
		}
	}
}
