package org.portabledevices.sim.backend;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

import org.portabledevices.backend.DataReader;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.service.Status;
import org.portabledevices.sim.camera.IncomingFile;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;

/** Takes a file from the client, a piece at a time, as fast as the device is configured to take it. What is stopped leaves nothing behind. */
final class UploadWork extends Work {

	/** Finds a place for a file of some length. */
	interface Announcement {

		IncomingFile announce(long length) throws Exception;
	}

	private static final int PIECE = 64 * 1024;
	private static final int PIECES_A_SECOND = 10;

	private final Announcement announcement;
	private final PropertyKey objectKey;
	private final ByteBuffer piece = ByteBuffer.allocate(PIECE);
	private DataReader reader;
	private IncomingFile file;
	private long length;
	private long position;
	private boolean complete;

	UploadWork(Setting setting, PropertyKey objectKey, Announcement announcement) {
		super(setting);
		this.objectKey = objectKey;
		this.announcement = announcement;
	}

	@Override
	void begin() {
		reader = context().reader();
		reader.onData(onCall(this::announce)); // from then on the length is known, and asking for it does not wait
	}

	@Override
	void release() {
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
		long speed = behaviour().bytesPerSecond();
		piece.clear().limit(speed == 0 ? PIECE : (int) Math.max(1, Math.min(PIECE, speed / PIECES_A_SECOND)));
		int count = reader.poll(piece);
		if (count == 0) {
			if (!context().isStopRequested()) { // else nothing more comes, and to ask would never end
				reader.onData(onCall(this::take));
			}
		} else if (count < 0) {
			finish();
		} else {
			position += count;
			if (position > length) {
				throw incomplete();
			}
			file.write(piece.flip());
			later(behaviour().timeFor(count), this::take);
		}
	}

	private void finish() throws Exception {
		if (position != length) {
			throw incomplete();
		}
		file.complete();
		complete = true;
		succeed(Values.of(objectKey, Variant.string(ObjectIds.ofObject(file.handle()))));
	}

	private ResponseException incomplete() {
		return new ResponseException(ResponseCode.INCOMPLETE_TRANSFER);
	}
}
