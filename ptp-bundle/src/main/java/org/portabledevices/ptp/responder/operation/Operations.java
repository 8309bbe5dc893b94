package org.portabledevices.ptp.responder.operation;

import java.io.IOException;
import java.util.function.Consumer;

import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.responder.OperationAnswer;
import org.portabledevices.ptp.responder.ResponderDevice;
import org.portabledevices.ptp.responder.transaction.CancelledSignal;
import org.portabledevices.ptp.responder.transaction.DataExchange;
import org.portabledevices.ptp.responder.transaction.DeviceWork;
import org.portabledevices.ptp.responder.transaction.RunningTransaction;

/** Divides the operations by who defines them, and keeps what a session leaves behind. Of the command thread. */
public final class Operations {
	private final ResponderDevice device;
	private final Session session;
	private final DataExchange exchange;
	private final AnnouncedObject announced;
	private final StandardOperations standard;
	private final MtpObjectOperations mtp;
	private final AndroidEditOperations android;
	private final DeviceWork work;
	private final Consumer<Exception> failed;

	/** The failures told are those that no response can tell of. */
	public Operations(ResponderDevice device, Session session, DataExchange exchange, DeviceWork work,
			Consumer<Exception> failed) {
		this.device = device;
		this.session = session;
		this.exchange = exchange;
		this.work = work;
		this.failed = failed;
		announced = new AnnouncedObject(exchange);
		standard = new StandardOperations(device, session, exchange, work, announced, this::endSession);
		mtp = new MtpObjectOperations(device, exchange, announced);
		android = new AndroidEditOperations(device, exchange);
	}

	/** Tells whether an operation is the responder's to divide, not {@link ResponderDevice#execute}'s. */
	static boolean isOurs(int operation) {
		return operation >= OperationCode.GET_DEVICE_INFO && operation <= OperationCode.INITIATE_OPEN_CAPTURE
				|| isAndroid(operation) || MtpObjectOperations.isOne(operation);
	}

	private static boolean isAndroid(int operation) {
		return operation >= OperationCode.GET_PARTIAL_OBJECT64 && operation <= OperationCode.END_EDIT_OBJECT;
	}

	public OperationAnswer execute(RunningTransaction transaction) throws PtpException, IOException, CancelledSignal {
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
		return MtpObjectOperations.isOne(operation) ? mtp.execute(transaction) : standard.execute(transaction);
	}

	/** Forgets what was announced and not sent. */
	public void discardAnnounced() {
		announced.discard();
	}

	/** Ends the session, if it is open, and whatever was begun in it. */
	public void endSession() {
		try {
			announced.discard();
		} catch (RuntimeException e) {
			failed.accept(e);
		}
		android.endAll(failed);
		session.end();
	}
}
