package org.portabledevices.sim.camera;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpDate;
import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.content.IncomingBytes;

/**
 * A file, or a folder, that is being sent to a camera. It is there when all of it is. For one thread at a time; it ends with {@link #complete}, or with
 * {@link #discard}, also after a complete that failed.
 */
public final class IncomingFile {

	private final SimulatedCamera camera;
	private final ObjectInfo info;
	private final String path;
	private final int handle;
	private final IncomingBytes bytes;
	private final long room;
	private final Object origin;
	private long received;

	/** Begins with a description that says where the file is to lie. */
	IncomingFile(SimulatedCamera camera, ObjectInfo info, String path, int handle, IncomingBytes bytes, long room, Object origin) {
		this.camera = camera;
		this.info = info;
		this.path = path;
		this.handle = handle;
		this.bytes = bytes;
		this.room = room;
		this.origin = origin;
	}

	/** Answers the storage that it will lie on. */
	public int storageId() {
		return info.storageId();
	}

	/** Answers the handle of the folder that it will lie in, 0 for the root. */
	public int parent() {
		return info.parentObject();
	}

	/** Answers the handle that it will have. */
	public int handle() {
		return handle;
	}

	/** Takes all remaining bytes. */
	public void write(ByteBuffer data) throws ResponseException, IOException {
		received += data.remaining();
		if (received > room) {
			throw new ResponseException(ResponseCode.STORE_FULL);
		}
		bytes.write(data);
	}

	/** Makes the object visible. */
	public void complete() throws ResponseException, IOException {
		LocalDateTime now = camera.properties().now();
		LocalDateTime modified = PtpDate.parse(info.modificationDate(), ZoneOffset.UTC)
				.map(date -> date.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()).orElse(now);
		Content content = bytes.finish();
		try {
			camera.add(new StoredObject(handle, storageId(), parent(), path, info.objectFormat(), info.isFolder() ? 0 : received, content,
					modified), origin);
		} catch (ResponseException e) {
			content.release();
			throw e;
		}
	}

	/** Throws away what has arrived. */
	public void discard() {
		bytes.discard();
	}
}
