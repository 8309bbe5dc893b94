package org.portabledevices.ptp.responder;

import java.io.IOException;
import java.util.function.Consumer;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.code.OperationCode;

/** Divides the operations by who defines them, and keeps what a session leaves behind. Of the command thread. */
final class Operations {
	private final ResponderDevice device;
	private final Session session;
	private final DataExchange exchange;
	private final AnnouncedObject announced;
	private final StandardOperations standard;
	private final MtpOperations mtp;
	private final AndroidOperations android;
	private final DeviceWork work;
	private final Consumer<Exception> failed;

	/** The failures told are those that no response can tell of. */
	Operations(ResponderDevice device, Session session, DataExchange exchange, DeviceWork work,
			Consumer<Exception> failed) {
		this.device = device;
		this.session = session;
		this.exchange = exchange;
		this.work = work;
		this.failed = failed;
		announced = new AnnouncedObject(exchange);
		standard = new StandardOperations(device, session, exchange, work, announced, this::endSession);
		mtp = new MtpOperations(device, exchange, announced);
		android = new AndroidOperations(device, exchange);
	}

	/** Tells whether an operation is the responder's to divide, not {@link ResponderDevice#execute}'s. */
	static boolean isOurs(int operation) {
		return operation >= OperationCode.GET_DEVICE_INFO && operation <= OperationCode.INITIATE_OPEN_CAPTURE
				|| isAndroid(operation) || MtpOperations.isOne(operation);
	}

	private static boolean isAndroid(int operation) {
		return operation >= OperationCode.GET_PARTIAL_OBJECT64 && operation <= OperationCode.END_EDIT_OBJECT;
	}

	OperationAnswer execute(RunningTransaction transaction) throws PtpException, IOException, CancelledSignal {
		int operation = transaction.operation();
		OperationRules.check(transaction);
		if (OperationRules.takesNoData(operation)) {
			exchange.receive(transaction, DataExchange.NOWHERE);
		}
		if (!isOurs(operation)) {
			return work.await(transaction, device.executeLater(transaction, exchange.collect(transaction)), answer -> answer);
		} else if (isAndroid(operation)) {
			return android.execute(transaction);
		}
		return MtpOperations.isOne(operation) ? mtp.execute(transaction) : standard.execute(transaction);
	}

	/** Forgets what was announced and not sent. */
	void discardAnnounced() {
		announced.discard();
	}

	/** Ends the session, if it is open, and whatever was begun in it. */
	void endSession() {
		try {
			announced.discard();
		} catch (RuntimeException e) {
			failed.accept(e);
		}
		android.endAll(failed);
		session.end();
	}
}
