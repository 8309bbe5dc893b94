package org.portabledevices.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.responder.IncomingObject;
import org.portabledevices.ptp.responder.ObjectContent;
import org.portabledevices.ptp.responder.ObjectEdit;

/** What a device opens for its responder: contents, edits and announced objects, each of which is to end exactly once. */
final class CheckedOpenings {
	private static final int MOST_BYTES = 2 * CheckedDevice.LARGE_LENGTH;
	private final Balance contents = new Balance("content");
	private final Balance edits = new Balance("edit");
	private final Balance announced = new Balance("announced object");

	/** Checks that all have ended, once. */
	void check() {
		contents.check();
		edits.check();
		announced.check();
	}

	ObjectContent content(byte[] bytes) {
		ObjectContent content = ObjectContent.of(bytes);
		Balance.Open open = contents.open();
		return new ObjectContent() {
			@Override
			public long length() throws IOException {
				return content.length();
			}

			@Override
			public int read(long position, ByteBuffer target) throws IOException {
				open.use();
				return content.read(position, target);
			}

			@Override
			public void close() {
				open.end();
			}
		};
	}

	ObjectEdit edit() {
		Balance.Open open = edits.open();
		return new ObjectEdit() {
			@Override
			public void write(long position, ByteBuffer bytes) {
				Finding.unless(position >= 0, "a position of %d", position);
				open.use();
				bytes.position(bytes.limit());
			}

			@Override
			public void truncate(long length) {
				Finding.unless(length >= 0, "a length of %d", length);
				open.use();
			}

			@Override
			public void close() {
				open.end();
			}
		};
	}

	IncomingObject incoming(int handle, Consumer<byte[]> whenComplete) {
		Balance.Open open = announced.open();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		return new IncomingObject() {
			@Override
			public int storageId() {
				return CheckedDevice.STORAGE;
			}

			@Override
			public int parent() {
				return CheckedDevice.FOLDER;
			}

			@Override
			public int handle() {
				return handle;
			}

			@Override
			public void write(ByteBuffer data) throws ResponseException {
				open.use();
				if (bytes.size() + data.remaining() > MOST_BYTES) {
					throw new ResponseException(ResponseCode.STORE_FULL);
				}
				while (data.hasRemaining()) {
					bytes.write(data.get());
				}
			}

			@Override
			public void complete() {
				open.end();
				whenComplete.accept(bytes.toByteArray());
			}

			@Override
			public void discard() {
				open.end();
			}
		};
	}
}
