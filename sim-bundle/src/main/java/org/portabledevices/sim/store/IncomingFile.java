package org.portabledevices.sim.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpDate;
import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.content.IncomingBytes;
import org.portabledevices.sim.content.NoRoomException;

/**
 * A file, or a folder, that is being sent to a device. It is there when all of it is. What was announced takes no room before it comes. For one thread at a time; it ends
 * with {@link #complete}, or with {@link #discard}, also after a complete that failed.
 */
public final class IncomingFile {

	private final Storages storages;
	private final ObjectInfo info;
	private final long announced;
	private final String path;
	private final int handle;
	private final IncomingBytes bytes;
	private final Object origin;
	private long received;
	private boolean over;

	/** Begins with a description that says where the file is to lie. */
	IncomingFile(Storages storages, ObjectInfo info, long announced, String path, int handle, IncomingBytes bytes, Object origin) {
		this.storages = storages;
		this.info = info;
		this.announced = announced;
		this.path = path;
		this.handle = handle;
		this.bytes = bytes;
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
		int count = data.remaining();
		if (!storages.arriving().takes(storageId(), count)) {
			throw new ResponseException(ResponseCode.STORE_FULL);
		}
		received += count;
		if (announced != Storages.ANY_SIZE && received > announced) {
			throw new ResponseException(ResponseCode.INCOMPLETE_TRANSFER);
		}
		try {
			bytes.write(data);
		} catch (NoRoomException e) {
			throw new ResponseException(ResponseCode.STORE_FULL);
		}
	}

	/** Makes the object visible. */
	public void complete() throws ResponseException, IOException {
		LocalDateTime now = storages.now();
		LocalDateTime modified = date(info.modificationDate()).orElse(now);
		storages.complete(storageId(), parent(), path, () -> object(modified), origin);
		end();
	}

	/** Throws away what has arrived. */
	public void discard() {
		end();
		bytes.discard();
	}

	private StoredObject object(LocalDateTime modified) throws IOException {
		Content content = bytes.finish();
		return new StoredObject(handle, storageId(), parent(), path, info.objectFormat(), info.isFolder() ? 0 : received, content, modified)
				.withCreated(date(info.captureDate()).orElse(null))
				.withProtection(info.protectionStatus() == StoredObject.READ_ONLY ? StoredObject.READ_ONLY : StoredObject.NOT_PROTECTED);
	}

	private static Optional<LocalDateTime> date(String text) {
		return PtpDate.parse(text, ZoneOffset.UTC).map(date -> date.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
	}

	private void end() {
		if (!over) {
			over = true;
			storages.arriving().gives(storageId(), received);
		}
	}
}
