package org.portabledevices.ptp.responder.serve;

import java.io.IOException;
import java.util.function.Consumer;

import org.portabledevices.ptp.PeerSilentException;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.ip.PtpIpPacket;
import org.portabledevices.ptp.responder.ConnectionEnd;
import org.portabledevices.ptp.responder.ObjectContent;
import org.portabledevices.ptp.responder.OperationAnswer;
import org.portabledevices.ptp.responder.operation.Operations;
import org.portabledevices.ptp.responder.operation.Session;
import org.portabledevices.ptp.responder.transaction.CancelledSignal;
import org.portabledevices.ptp.responder.transaction.DataExchange;
import org.portabledevices.ptp.responder.transaction.DeviceWork;
import org.portabledevices.ptp.responder.transaction.ResponderSettings;
import org.portabledevices.ptp.responder.transaction.RunningTransaction;
import org.portabledevices.ptp.responder.transaction.RunningTransactions;
import org.portabledevices.ptp.transport.Waits;
import org.portabledevices.ptp.wire.PacketChannel;

/** Takes one operation after another from the command connection, and answers each exactly once. Of the command thread. */
final class CommandLoop implements AutoCloseable {
	private final ResponderSettings settings;
	private final PacketChannel command;
	private final RunningTransactions transactions;
	private final DataExchange exchange;
	private final Session session;
	private final Operations operations;

	CommandLoop(ResponderSettings settings, PacketChannel command, RunningTransactions transactions,
			Consumer<PtpEvent> events) {
		this.settings = settings;
		this.command = command;
		this.transactions = transactions;
		exchange = new DataExchange(settings, command, transactions);
		session = new Session(settings.device(), events);
		operations = new Operations(settings.device(), session, exchange, new DeviceWork(settings, command, exchange),
				failure -> settings.listener().failed(OperationCode.CLOSE_SESSION, failure));
	}

	/** Ends only with an exception: the connection's end, or a packet that has no business here. */
	void run() throws PtpException {
		Waits idle = new Waits(settings.limits(), settings.times().idleLimit());
		Waits packet = new Waits(settings.limits(), settings.limits().silence());
		while (true) {
			PtpIpPacket received = exchange.takeDeferred();
			if (received == null) {
				awaitOperation(idle);
				packet.within(settings.times().packetLimit());
				received = command.receive(packet);
			}
			if (received instanceof PtpIpPacket.OperationRequest request) {
				serve(request);
			} else if (!DataExchange.isRemainder(received)) {
				throw new PtpFormatException("PTP/IP command connection", "packet type", received.type().name());
			}
		}
	}

	private void awaitOperation(Waits idle) throws PtpException {
		try {
			command.awaitInput(idle);
		} catch (PeerSilentException e) {
			throw new EndedException(ConnectionEnd.IDLE, "It asked for nothing for " + settings.times().idleLimit());
		}
	}

	private void serve(PtpIpPacket.OperationRequest request) throws PtpException {
		RunningTransaction transaction = new RunningTransaction(request, settings.limits());
		boolean repeated = transactions.isRepeated(request);
		transactions.begin(transaction, settings.conditions());
		try {
			answer(transaction, repeated);
		} catch (CancelledSignal e) {
			if (transaction.operation() == OperationCode.SEND_OBJECT) {
				// However early the cancel came: the object is not to be.
				operations.discardAnnounced();
			}
			exchange.confirmCancel(transaction);
		} catch (ResponseException e) {
			if (e.responseCode() == ResponseCode.TRANSACTION_CANCELLED && transaction.isCancelRequested()) {
				exchange.confirmCancel(transaction); // the device itself stopped for it
			} else {
				refuse(transaction, e.responseCode(), e.parameters());
			}
		} catch (IOException | RuntimeException e) {
			settings.listener().failed(transaction.operation(), e);
			refuse(transaction, ResponseCode.GENERAL_ERROR);
		}
	}

	private void answer(RunningTransaction transaction, boolean repeated)
			throws PtpException, IOException, CancelledSignal {
		session.check(transaction, repeated);
		settings.conditions().beforeOperation(transaction);
		exchange.checkCancel(transaction);
		OperationAnswer answer = operations.execute(transaction);
		ObjectContent content = answer.data().orElse(null);
		if (content == null) {
			exchange.receive(transaction, DataExchange.NOWHERE);
			exchange.respond(transaction, ResponseCode.OK, answer.parameters());
			if (transaction.operation() == OperationCode.POWER_DOWN) {
				throw new EndedException(ConnectionEnd.POWERED_DOWN, "The device turns itself off");
			}
			return;
		}
		try {
			exchange.send(transaction, content, answer.parameters());
		} finally {
			close(transaction, content);
		}
	}

	private void close(RunningTransaction transaction, ObjectContent content) {
		try {
			content.close();
		} catch (IOException | RuntimeException e) {
			settings.listener().failed(transaction.operation(), e);
		}
	}

	/** An initiator sends its data to the end before it looks for an answer: so it is read to the end. */
	private void refuse(RunningTransaction transaction, int code, int... parameters) throws PtpException {
		try {
			exchange.receive(transaction, DataExchange.NOWHERE);
		} catch (CancelledSignal e) {
			exchange.confirmCancel(transaction);
			return;
		} catch (ResponseException | IOException e) {
			// The answer is an error already, and the first one is the cause.
			exchange.respond(transaction, code, parameters);
			return;
		}
		exchange.respond(transaction, code, parameters);
	}

	/** Ends the session, if it is open. */
	@Override
	public void close() {
		try {
			operations.endSession();
		} catch (RuntimeException e) {
			settings.listener().failed(OperationCode.CLOSE_SESSION, e);
		}
	}
}
