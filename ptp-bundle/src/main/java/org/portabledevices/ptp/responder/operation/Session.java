package org.portabledevices.ptp.responder.operation;

import java.util.function.Consumer;

import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.responder.EventSink;
import org.portabledevices.ptp.responder.ResponderDevice;
import org.portabledevices.ptp.responder.transaction.RunningTransaction;

/** The PTP session of an initiator, open or not, and what is allowed in it. Of the command thread. */
public final class Session {
	private final ResponderDevice device;
	private final Consumer<PtpEvent> events;
	private int id;
	/** Sends while its session is open, null when none is. */
	private Sink sink;

	private static final class Sink implements EventSink {
		private final Consumer<PtpEvent> events;
		private volatile boolean open = true;

		Sink(Consumer<PtpEvent> events) {
			this.events = events;
		}

		@Override
		public void send(PtpEvent event) {
			if (open) {
				events.accept(event);
			}
		}
	}

	public Session(ResponderDevice device, Consumer<PtpEvent> events) {
		this.device = device;
		this.events = events;
	}

	/** Refuses what does not fit the session, its transaction IDs, or the device. */
	public void check(RunningTransaction transaction, boolean repeated) throws ResponseException {
		int operation = transaction.operation();
		if (operation == OperationCode.OPEN_SESSION || operation == OperationCode.GET_DEVICE_INFO) {
			return;
		}
		if (sink == null) {
			throw new ResponseException(ResponseCode.SESSION_NOT_OPEN);
		}
		int transactionId = transaction.transactionId();
		if (transactionId == 0 || transactionId == 0xFFFF_FFFF || repeated) {
			throw new ResponseException(ResponseCode.INVALID_TRANSACTION_ID);
		}
		if (operation != OperationCode.CLOSE_SESSION && !device.deviceInfo().supports(operation)) {
			throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
		}
	}

	void open(int sessionId) throws ResponseException {
		if (sink != null) {
			throw new ResponseException(ResponseCode.SESSION_ALREADY_OPEN, id);
		}
		if (sessionId == 0) {
			throw new ResponseException(ResponseCode.INVALID_PARAMETER);
		}
		id = sessionId;
		sink = new Sink(events);
		device.sessionOpened(sink);
	}

	void end() {
		if (sink != null) {
			Sink ended = sink;
			sink = null;
			ended.open = false;
			device.sessionClosed(ended);
		}
	}
}
