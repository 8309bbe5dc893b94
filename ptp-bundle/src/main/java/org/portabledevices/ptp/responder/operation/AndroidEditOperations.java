package org.portabledevices.ptp.responder.operation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.responder.ObjectEdit;
import org.portabledevices.ptp.responder.OperationAnswer;
import org.portabledevices.ptp.responder.ResponderDevice;
import org.portabledevices.ptp.responder.transaction.CancelledSignal;
import org.portabledevices.ptp.responder.transaction.DataExchange;
import org.portabledevices.ptp.responder.transaction.RunningTransaction;

/** Android's operations, 0x95C1 to 0x95C5, and the objects that are being edited by them. Of the command thread. */
final class AndroidEditOperations {
	/** Each of them may hold a file open. */
	private static final int MAXIMUM_EDITS = 16;

	private final ResponderDevice device;
	private final DataExchange exchange;
	private final Map<Integer, ObjectEdit> edits = new HashMap<>();

	AndroidEditOperations(ResponderDevice device, DataExchange exchange) {
		this.device = device;
		this.exchange = exchange;
	}

	OperationAnswer execute(RunningTransaction transaction) throws PtpException, IOException, CancelledSignal {
		int handle = transaction.parameter(0);
		return switch (transaction.operation()) {
			case OperationCode.GET_PARTIAL_OBJECT64 ->
					PartOfContent.answer(device.openObject(handle), transaction.unsigned64(1), transaction.unsigned(3));
			case OperationCode.SEND_PARTIAL_OBJECT -> sendPart(transaction);
			case OperationCode.TRUNCATE_OBJECT -> {
				edit(handle).truncate(notNegative(transaction.unsigned64(1)));
				yield OperationAnswer.ok();
			}
			case OperationCode.BEGIN_EDIT_OBJECT -> begin(handle);
			case OperationCode.END_EDIT_OBJECT -> {
				ObjectEdit edit = edit(handle);
				edits.remove(handle);
				edit.close();
				yield OperationAnswer.ok();
			}
			default -> throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
		};
	}

	private OperationAnswer begin(int handle) throws PtpException, IOException {
		if (edits.containsKey(handle) || edits.size() >= MAXIMUM_EDITS) {
			throw new ResponseException(ResponseCode.DEVICE_BUSY);
		}
		edits.put(handle, device.beginEdit(handle));
		return OperationAnswer.ok();
	}

	/** As Android does: what was not begun cannot be edited. */
	private ObjectEdit edit(int handle) throws ResponseException {
		ObjectEdit edit = edits.get(handle);
		if (edit == null) {
			throw new ResponseException(ResponseCode.GENERAL_ERROR);
		}
		return edit;
	}

	private static long notNegative(long position) throws ResponseException {
		if (position < 0) {
			throw new ResponseException(ResponseCode.INVALID_PARAMETER);
		}
		return position;
	}

	private OperationAnswer sendPart(RunningTransaction transaction) throws PtpException, IOException, CancelledSignal {
		Part part = new Part(edit(transaction.parameter(0)), notNegative(transaction.unsigned64(1)), transaction.unsigned(3));
		if (part.from + part.length < 0) {
			throw new ResponseException(ResponseCode.INVALID_PARAMETER);
		}
		exchange.receive(transaction, part);
		if (part.written != part.length) {
			throw new ResponseException(ResponseCode.INCOMPLETE_TRANSFER, (int) part.written);
		}
		return OperationAnswer.ok((int) part.written);
	}

	/** Writes where the initiator said, and no more than it said. */
	private static final class Part implements DataExchange.Target {
		private final ObjectEdit edit;
		private final long from;
		private final long length;
		private long written;

		Part(ObjectEdit edit, long from, long length) {
			this.edit = edit;
			this.from = from;
			this.length = length;
		}

		@Override
		public void write(ByteBuffer bytes) throws ResponseException, IOException {
			int count = bytes.remaining();
			if (written + count > length) {
				throw new ResponseException(ResponseCode.INCOMPLETE_TRANSFER, (int) written);
			}
			edit.write(from + written, bytes);
			written += count;
		}
	}

	/** Closes what was begun and not ended. */
	void endAll(Consumer<Exception> failed) {
		for (ObjectEdit edit : edits.values()) {
			try {
				edit.close();
			} catch (IOException | RuntimeException e) {
				failed.accept(e);
			}
		}
		edits.clear();
	}
}
