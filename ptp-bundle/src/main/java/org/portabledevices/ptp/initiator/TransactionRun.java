package org.portabledevices.ptp.initiator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.portabledevices.ptp.ConnectionLostException;
import org.portabledevices.ptp.PeerSilentException;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.initiator.TransactionResult.Outcome;
import org.portabledevices.ptp.transport.Limits;
import org.portabledevices.ptp.transport.PtpTransport;
import org.portabledevices.ptp.transport.TransportItem;
import org.portabledevices.ptp.transport.Waits;

/**
 * One transaction on its way: its request, its data, its response, and what a cancel changes in each. It ends the wait for the
 * turn, it takes the place of the next piece of data, it drops what is received.
 */
final class TransactionRun {
	private final PtpTransport transport;
	private final PtpTransaction transaction;
	private final Waits waits;

	private final TransactionCancel cancel;
	private int transactionId;
	private int lastTransactionId;

	/** What the receiver, the source or the device did wrong. */
	private Throwable localFailure;
	private PtpException deviceFailure;
	/** The data of the one way or the other, null for none. */
	private final IncomingData in;
	private OutgoingPieces out;

	/** Makes it; the rest is of the thread that executes it. */
	TransactionRun(PtpTransport transport, Limits limits, PtpTransaction transaction, Runnable wakeWaiting) {
		this.transport = transport;
		this.transaction = transaction;
		this.waits = new Waits(limits, transaction.silence().orElse(limits.silence()));
		this.cancel = new TransactionCancel(transport, limits, waits, transaction.hasDataPhase(), wakeWaiting);
		this.in = transaction.receiver().map(receiver -> new IncomingData(transaction.toString(), receiver)).orElse(null);
	}

	/** What cancels it, from any thread. */
	TransactionCancel cancel() {
		return cancel;
	}

	TransactionResult notSent() {
		return new TransactionResult(transaction.operation(), 0, Outcome.NOT_SENT, 0, List.of(), -1, 0);
	}

	/**
	 * Runs it, on this thread.
	 *
	 * @param last the ID of the transaction before, 0 if there was none in a session.
	 */
	TransactionResult run(int id, int last) throws PtpException {
		if (transaction.source().isPresent()) {
			// The first piece is there before the request goes out: a source that fails at once costs the device nothing.
			try {
				out = new OutgoingPieces(transaction.source().get());
			} catch (IOException | RuntimeException e) {
				throw new LocalDataException(notSent(), e);
			}
		}
		transactionId = id;
		lastTransactionId = last;
		if (!cancel.begin(id)) {
			return notSent();
		}
		TransportItem.Response response;
		try {
			transport.sendRequest(id, transaction.operation(), out != null, transaction.parameters(), waits);
			response = out == null ? null : send();
			cancel.receive();
			if (response == null) {
				response = receive();
			}
		} catch (PeerSilentException e) {
			transport.close(e);
			return failed(Outcome.NOT_CONFIRMED, e);
		} catch (ConnectionLostException e) {
			return failed(Outcome.SESSION_LOST, e);
		} catch (PtpException e) {
			// What follows in the stream cannot be understood either. Devices that stop in the middle of a packet end here.
			transport.close(e);
			return failed(Outcome.SESSION_LOST, e);
		} catch (RuntimeException | Error e) {
			// Nobody knows how far the stream was read or written.
			transport.close(new PtpException(transaction + " was left in the middle", e));
			throw e;
		} finally {
			cancel.over();
		}
		return answered(response);
	}

	/** Sends the data; answers the response of a device that had enough before the end, else null. */
	private TransportItem.Response send() throws PtpException {
		transport.sendDataStart(transactionId, out.length(), waits);
		// The request goes out with the first piece, also if a cancel came since: nobody confirms what was never asked for.
		do {
			boolean last = out.isLast();
			transport.sendData(transactionId, out.piece(), last, waits);
			out.sent();
			if (last) {
				return null;
			}
			while (!cancel.isStopping() && transport.hasInput()) {
				TransportItem item = transport.receive(waits);
				boolean cancels = item instanceof TransportItem.DataEnd && item.transactionId() == transactionId;
				if (isRemainder(item) || !cancels && !(item instanceof TransportItem.Response)) {
					continue;
				}
				// The device has answered already, or is about to: it wants no more.
				return endEarly(item instanceof TransportItem.Response response ? response : null);
			}
			if (cancel.isStopping()) { // the piece may have waited long to be sent
				return null;
			}
			try {
				out.fill();
			} catch (IOException | RuntimeException e) {
				localFailure = e;
				cancel.stop();
			}
		} while (!cancel.isStopping());
		return null;
	}

	private TransportItem.Response endEarly(TransportItem.Response response) throws PtpException {
		try {
			transport.sendData(transactionId, ByteBuffer.allocate(0), true, waits);
		} catch (ConnectionLostException e) {
			if (response == null) {
				throw e;
			}
			// The device closed behind its answer, which counts all the same.
			return response;
		}
		return response;
	}

	private TransportItem.Response receive() throws PtpException {
		while (true) {
			TransportItem item;
			try {
				item = transport.receive(waits);
			} catch (PeerSilentException e) {
				if (cancel.isStopping() || !transaction.hasDataPhase()) {
					throw e;
				}
				deviceFailure = e;
				cancel.stop();
				continue;
			}
			if (isRemainder(item)) {
				continue;
			}
			if (item instanceof TransportItem.Response response) {
				return response;
			}
			if (cancel.isStopping() && waits.isOver()) {
				// It does not stop, and never lets the wait for its bytes end.
				throw new PeerSilentException(transport.peer() + " goes on sending after a cancel", false);
			}
			if (!cancel.isStopping() && in != null) {
				deliver(item);
			}
		}
	}

	/**
	 * Whether an item belongs to a transaction that is over. An ID that no transaction has had yet is no such remainder: peers
	 * that do not care for IDs write any, and only this transaction can be meant.
	 */
	private boolean isRemainder(TransportItem item) {
		int id = item.transactionId();
		return id != transactionId && id != 0 && Integer.compareUnsigned(id, lastTransactionId) <= 0;
	}

	private void deliver(TransportItem item) {
		try {
			if (item instanceof TransportItem.DataStart start) {
				in.begin(start.totalLength());
			} else if (item instanceof TransportItem.DataPiece piece) {
				in.data(piece.bytes());
			}
		} catch (PtpFormatException e) {
			deviceFailure = e;
			cancel.stop();
		} catch (IOException | RuntimeException e) {
			localFailure = e;
			cancel.stop();
		}
	}

	private TransactionResult answered(TransportItem.Response response) throws PtpException {
		Outcome outcome = Outcome.ANSWERED;
		if (cancel.isStopping()) {
			// Whoever did not get all data did not finish, whatever it answers.
			boolean finished = response.code() == ResponseCode.OK && (out == null || out.sentAll());
			outcome = finished ? Outcome.FINISHED : Outcome.STOPPED;
		}
		TransactionResult result = result(outcome, response.code(), response.parameters());
		if (cancel.isRequested() || !cancel.isStopping()) {
			return result;
		}
		if (localFailure != null) {
			throw new LocalDataException(result, localFailure);
		}
		if (deviceFailure instanceof PeerSilentException silent) {
			throw new PeerSilentException(silent.getMessage() + "; then it answered " + ResponseCode.name(response.code()),
					true);
		}
		throw deviceFailure;
	}

	/** The connection is of no use any more: for a cancelled transaction that is an outcome, else an error. */
	private TransactionResult failed(Outcome outcome, PtpException cause) throws PtpException {
		if (cancel.isRequested()) {
			return result(outcome, 0, List.of());
		}
		if (localFailure != null) {
			throw new LocalDataException(result(outcome, 0, List.of()), localFailure);
		}
		throw deviceFailure != null ? deviceFailure : cause;
	}

	private TransactionResult result(Outcome outcome, int code, List<Integer> parameters) {
		long announced = in != null ? in.announced() : out != null ? out.length() : -1;
		long transferred = in != null ? in.transferred() : out != null ? out.sentLength() : 0;
		return new TransactionResult(transaction.operation(), transactionId, outcome, code, parameters, announced, transferred);
	}
}
