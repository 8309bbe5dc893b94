package org.portabledevices.sim.work;

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
public final class DownloadWork extends Work {

	/** Finds what to download. */
	public interface Finder {

		/** Finds it. */
		Content find() throws Exception;
	}

	private static final int PIECE = 64 * 1024;
	/** Slow data comes in so many pieces a second, so that it is seen to come. */
	private static final int PIECES_A_SECOND = 10;

	private final Finder finder;
	private final long before;
	private final PropertyKey sizeKey;
	private final ByteBuffer piece = ByteBuffer.allocate(PIECE).limit(0);
	private DataWriter writer;
	private OpenContent open;
	private long length;
	private long position;

	/** Makes one; {@link Works} starts it. */
	public DownloadWork(Setting setting, PropertyKey sizeKey, Finder finder) {
		this(setting, sizeKey, 0, finder);
	}

	/** Makes one for the rest of a download, of which the client has so many bytes already. */
	public DownloadWork(Setting setting, PropertyKey sizeKey, long before, Finder finder) {
		super(setting);
		this.before = before;
		this.sizeKey = sizeKey;
		this.finder = finder;
	}

	@Override
	protected void begin() throws Exception {
		find();
		writer = context().writer();
		writer.begin(length, before);
		next();
	}

	/** Of what was cancelled nobody takes the rest of the data. */
	@Override
	protected void complete() throws Exception {
		if (open == null) {
			find();
		}
		succeed(Values.of(sizeKey, Variant.ui8(length)));
	}

	private void find() throws Exception {
		Content content = finder.find();
		length = content.length();
		open = content.open();
	}

	@Override
	protected void release() throws IOException {
		if (open != null) {
			open.close();
		}
	}

	private void next() throws Exception {
		if (position == length) {
			succeed(Values.of(sizeKey, Variant.ui8(length)));
		} else {
			meet(position, this::read);
		}
	}

	/** Reads a piece, and gives it when its time has come. */
	private void read() throws IOException {
		piece.clear().limit(piece(position, Math.min(PIECE, length - position), PIECES_A_SECOND));
		while (piece.hasRemaining()) {
			int count = open.read(position, piece);
			if (count < 0) {
				throw new EOFException("the object ends at %d of %d bytes".formatted(position, length));
			}
			position += count;
		}
		piece.flip();
		later(timeFor(piece.remaining()), this::give);
	}

	private void give() throws Exception {
		if (writer.offer(piece)) {
			next();
		} else {
			writer.onRoom(onCall(this::give));
		}
	}
}
