package org.portabledevices.ptp.responder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DatasetWriter;
import org.portabledevices.ptp.dataset.DevicePropDesc;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PtpValue;

/** From an operation's parameters to the device and back. Of the command thread. */
final class Operations {
	private static final int MAXIMUM_DATASET_LENGTH = 1024 * 1024;

	private final ResponderDevice device;
	private final Session session;
	private final DataExchange exchange;
	/** What SendObjectInfo announced, and how large it said it is. */
	private IncomingObject incoming;
	private long incomingLength;

	Operations(ResponderDevice device, Session session, DataExchange exchange) {
		this.device = device;
		this.session = session;
		this.exchange = exchange;
	}

	OperationAnswer execute(RunningTransaction transaction) throws PtpException, IOException, CancelledSignal {
		int first = transaction.parameter(0);
		return switch (transaction.operation()) {
			case OperationCode.GET_DEVICE_INFO -> dataset(device.deviceInfo().encode());
			case OperationCode.OPEN_SESSION -> {
				session.open(first);
				yield OperationAnswer.ok();
			}
			case OperationCode.CLOSE_SESSION -> {
				discardIncoming();
				session.end();
				yield OperationAnswer.ok();
			}
			case OperationCode.GET_STORAGE_IDS -> dataset(array(device.storageIds()));
			case OperationCode.GET_STORAGE_INFO -> dataset(device.storageInfo(first).encode());
			case OperationCode.GET_NUM_OBJECTS -> OperationAnswer.ok(objectHandles(transaction).length);
			case OperationCode.GET_OBJECT_HANDLES -> dataset(array(objectHandles(transaction)));
			case OperationCode.GET_OBJECT_INFO -> dataset(device.objectInfo(first).encode());
			case OperationCode.GET_OBJECT -> OperationAnswer.ok().withData(device.openObject(first));
			case OperationCode.GET_THUMB -> OperationAnswer.ok().withData(device.openThumb(first));
			case OperationCode.GET_PARTIAL_OBJECT -> part(first, unsigned(transaction, 1), unsigned(transaction, 2));
			case OperationCode.GET_PARTIAL_OBJECT64 ->
					part(first, unsigned(transaction, 1) | (long) transaction.parameter(2) << 32, unsigned(transaction, 3));
			case OperationCode.DELETE_OBJECT -> {
				device.deleteObject(first, transaction.parameter(1));
				yield OperationAnswer.ok();
			}
			case OperationCode.SEND_OBJECT_INFO -> sendObjectInfo(transaction);
			case OperationCode.SEND_OBJECT -> sendObject(transaction);
			case OperationCode.INITIATE_CAPTURE -> {
				device.initiateCapture(first, transaction.parameter(1), transaction.transactionId());
				yield OperationAnswer.ok();
			}
			case OperationCode.GET_DEVICE_PROP_DESC -> dataset(device.devicePropDesc(first).encode());
			case OperationCode.GET_DEVICE_PROP_VALUE -> dataset(device.devicePropDesc(first).current().encode());
			case OperationCode.SET_DEVICE_PROP_VALUE -> setDevicePropValue(transaction);
			case OperationCode.RESET_DEVICE_PROP_VALUE -> {
				device.resetDevicePropValue(first);
				yield OperationAnswer.ok();
			}
			default -> device.execute(transaction, collect(transaction));
		};
	}

	private int[] objectHandles(RunningTransaction transaction) throws ResponseException {
		return device.objectHandles(transaction.parameter(0), transaction.parameter(1), transaction.parameter(2));
	}

	private OperationAnswer part(int handle, long offset, long length) throws PtpException, IOException {
		ObjectContent content = device.openObject(handle);
		try {
			long available = content.length() - offset;
			if (offset < 0 || available < 0) {
				throw new ResponseException(ResponseCode.INVALID_PARAMETER);
			}
			long count = Math.min(length, available);
			return OperationAnswer.ok((int) count).withData(new PartOfContent(content, offset, count));
		} catch (PtpException | IOException | RuntimeException e) {
			content.close();
			throw e;
		}
	}

	private OperationAnswer sendObjectInfo(RunningTransaction transaction)
			throws PtpException, IOException, CancelledSignal {
		ObjectInfo info;
		try {
			info = ObjectInfo.decode(collect(transaction));
		} catch (PtpFormatException e) {
			throw new ResponseException(ResponseCode.INVALID_DATASET);
		}
		discardIncoming();
		IncomingObject announced = device.sendObjectInfo(transaction.parameter(0), transaction.parameter(1), info);
		if (info.isFolder()) {
			complete(announced);
		} else {
			incoming = announced;
			incomingLength = info.compressedSize();
		}
		return OperationAnswer.ok(announced.storageId(), announced.parent(), announced.handle());
	}

	private OperationAnswer sendObject(RunningTransaction transaction)
			throws PtpException, IOException, CancelledSignal {
		IncomingObject object = incoming;
		incoming = null;
		if (object == null) {
			throw new ResponseException(ResponseCode.NO_VALID_OBJECT_INFO);
		}
		try {
			long length = exchange.receive(transaction, object::write);
			if (length != incomingLength && incomingLength != 0 && incomingLength != ObjectInfo.SIZE_TOO_LARGE) {
				throw new ResponseException(ResponseCode.INCOMPLETE_TRANSFER);
			}
		} catch (PtpException | IOException | CancelledSignal | RuntimeException e) {
			object.discard();
			throw e;
		}
		complete(object);
		return OperationAnswer.ok();
	}

	private static void complete(IncomingObject object) throws PtpException, IOException {
		try {
			object.complete();
		} catch (PtpException | IOException | RuntimeException e) {
			object.discard();
			throw e;
		}
	}

	private OperationAnswer setDevicePropValue(RunningTransaction transaction)
			throws PtpException, IOException, CancelledSignal {
		byte[] bytes = collect(transaction);
		DevicePropDesc property = device.devicePropDesc(transaction.parameter(0));
		if (!property.writable()) {
			throw new ResponseException(ResponseCode.ACCESS_DENIED);
		}
		PtpValue value;
		try {
			value = PtpValue.decode(bytes, property.dataType());
		} catch (PtpFormatException e) {
			throw new ResponseException(ResponseCode.INVALID_DEVICE_PROP_FORMAT);
		}
		if (!property.form().accepts(value)) {
			throw new ResponseException(ResponseCode.INVALID_DEVICE_PROP_VALUE);
		}
		device.setDevicePropValue(transaction.parameter(0), value);
		return OperationAnswer.ok();
	}

	/** Keeps a dataset of the initiator in memory; it is small, or refused. */
	private byte[] collect(RunningTransaction transaction) throws PtpException, IOException, CancelledSignal {
		ByteArrayOutputStream dataset = new ByteArrayOutputStream();
		exchange.receive(transaction, bytes -> {
			if (dataset.size() + bytes.remaining() > MAXIMUM_DATASET_LENGTH) {
				throw new ResponseException(ResponseCode.INVALID_DATASET);
			}
			while (bytes.hasRemaining()) {
				dataset.write(bytes.get());
			}
		});
		return dataset.toByteArray();
	}

	/** Forgets what was announced and not sent. */
	void discardIncoming() {
		if (incoming != null) {
			IncomingObject object = incoming;
			incoming = null;
			object.discard();
		}
	}

	private static long unsigned(RunningTransaction transaction, int index) {
		return Integer.toUnsignedLong(transaction.parameter(index));
	}

	private static byte[] array(int... items) {
		return new DatasetWriter().u32Array(items).toByteArray();
	}

	private static OperationAnswer dataset(byte[] bytes) {
		return OperationAnswer.ok().withData(ObjectContent.of(bytes));
	}

	/** A stretch of an object's bytes. */
	private record PartOfContent(ObjectContent whole, long offset, long length) implements ObjectContent {
		@Override
		public int read(long position, ByteBuffer target) throws IOException {
			return whole.read(offset + position, target);
		}

		@Override
		public void close() throws IOException {
			whole.close();
		}
	}
}
