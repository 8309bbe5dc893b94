package org.portabledevices.sim.work;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

import org.portabledevices.backend.DataReader;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** Takes a file from the client, a piece at a time, as fast as the device is configured to take it. What is stopped leaves nothing behind. */
public final class UploadWork extends Work {

	/** Finds a place for a file of some length. */
	public interface Announcement {

		/** Finds it, and what takes the bytes. */
		Target announce(long length) throws Exception;
	}

	/** Takes the bytes. */
	public interface Target {

		/** Takes all remaining bytes. */
		void write(ByteBuffer bytes) throws Exception;

		/** Makes something of them, and answers the results. */
		Values complete() throws Exception;

		/** Throws them away. */
		void discard();
	}

	private static final int PIECE = 64 * 1024;
	private static final int PIECES_A_SECOND = 10;

	private final Announcement announcement;
	private final ByteBuffer piece = ByteBuffer.allocate(PIECE);
	private DataReader reader;
	private Target file;
	private long length;
	private long position;
	private boolean complete;

	/** Makes one; {@link Works} starts it. */
	public UploadWork(Setting setting, Announcement announcement) {
		super(setting);
		this.announcement = announcement;
	}

	@Override
	protected void begin() {
		reader = context().reader();
		reader.onData(onCall(this::announce)); // from then on the length is known, and asking for it does not wait
	}

	/** Of what was cancelled no more data comes: what is not there yet can only be stopped. */
	@Override
	protected void complete() throws Exception {
		if (file != null && position == length) {
			finish();
		} else {
			confirm();
		}
	}

	@Override
	protected void release() {
		if (file != null && !complete) {
			file.discard();
		}
	}

	private void announce() throws Exception {
		OptionalLong known = reader.length();
		if (known.isEmpty()) {
			throw new MethodFailure(Status.E_INVALIDARG, "the source does not know its length, which the device asks for first");
		}
		length = known.getAsLong();
		file = announcement.announce(length);
		take();
	}

	private void take() throws Exception {
		if (position == length) {
			awaitEnd();
		} else {
			meet(position, this::receive);
		}
	}

	/** Takes a whole piece: how the client's data is cut must not matter for what happens when. */
	private void receive() throws Exception {
		piece.clear().limit(piece(position, Math.min(PIECE, length - position), PIECES_A_SECOND));
		fill();
	}

	private void fill() throws Exception {
		while (piece.hasRemaining()) {
			int count = reader.poll(piece);
			if (count < 0) {
				throw incomplete();
			} else if (count == 0) {
				await(this::fill);
				return;
			}
		}
		position += piece.limit();
		file.write(piece.flip());
		later(timeFor(piece.limit()), this::take);
	}

	private void awaitEnd() throws Exception {
		int count = reader.poll(piece.clear().limit(1));
		if (count > 0) {
			throw incomplete();
		} else if (count == 0) {
			await(this::awaitEnd);
		} else {
			finish();
		}
	}

	private void await(Step step) {
		if (!context().isStopRequested()) { // else nothing more comes, and to ask would never end
			reader.onData(onCall(step));
		}
	}

	private void finish() throws Exception {
		Values results = file.complete();
		complete = true;
		succeed(results);
	}

	private ResponseException incomplete() {
		return new ResponseException(ResponseCode.INCOMPLETE_TRANSFER);
	}
}
