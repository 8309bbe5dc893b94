package org.portabledevices.ptp.responder.operation;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.responder.IncomingObject;
import org.portabledevices.ptp.responder.OperationAnswer;
import org.portabledevices.ptp.responder.transaction.CancelledSignal;
import org.portabledevices.ptp.responder.transaction.DataExchange;
import org.portabledevices.ptp.responder.transaction.RunningTransaction;

/** What SendObjectInfo or SendObjectPropList announced and SendObject has not brought yet. Of the command thread. */
final class AnnouncedObject {
	/** The announcement left the length open. */
	static final long ANY_LENGTH = -1;

	private final DataExchange exchange;
	private IncomingObject incoming;
	private long length;

	AnnouncedObject(DataExchange exchange) {
		this.exchange = exchange;
	}

	/** The length that an ObjectInfo announces. Some initiators write 0 when they do not know it. */
	static long lengthOf(ObjectInfo info) {
		long size = info.compressedSize();
		return size == 0 || size == ObjectInfo.SIZE_TOO_LARGE ? ANY_LENGTH : size;
	}

	/** Expects the bytes of an object; of one that was announced before they will not come any more. */
	OperationAnswer announce(IncomingObject object, boolean complete, long announcedLength) throws PtpException, IOException {
		if (complete) {
			complete(object);
		} else {
			incoming = object;
			length = announcedLength;
		}
		return OperationAnswer.ok(object.storageId(), object.parent(), object.handle());
	}

	/** SendObject. */
	OperationAnswer receive(RunningTransaction transaction) throws PtpException, IOException, CancelledSignal {
		IncomingObject object = incoming;
		incoming = null;
		if (object == null) {
			throw new ResponseException(ResponseCode.NO_VALID_OBJECT_INFO);
		}
		try {
			Bounded target = new Bounded(object, length);
			long received = exchange.receive(transaction, target);
			if (length != ANY_LENGTH && length != received) {
				throw new ResponseException(ResponseCode.INCOMPLETE_TRANSFER);
			}
		} catch (PtpException | IOException | CancelledSignal | RuntimeException e) {
			object.discard();
			throw e;
		}
		complete(object);
		return OperationAnswer.ok();
	}

	/** Stops what is more than was announced before it takes the device's space. */
	private static final class Bounded implements DataExchange.Target {
		private final IncomingObject object;
		private final long length;
		private long taken;

		Bounded(IncomingObject object, long length) {
			this.object = object;
			this.length = length;
		}

		@Override
		public void write(ByteBuffer bytes) throws ResponseException, IOException {
			taken += bytes.remaining();
			if (length != ANY_LENGTH && taken > length) {
				throw new ResponseException(ResponseCode.INCOMPLETE_TRANSFER);
			}
			object.write(bytes);
		}
	}

	private static void complete(IncomingObject object) throws PtpException, IOException {
		try {
			object.complete();
		} catch (PtpException | IOException | RuntimeException e) {
			object.discard();
			throw e;
		}
	}

	/** Forgets what was announced and not sent. */
	void discard() {
		if (incoming != null) {
			IncomingObject object = incoming;
			incoming = null;
			object.discard();
		}
	}
}
