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
 * One transaction on its way: WAITING for its turn → SENDING → RECEIVING → OVER. A cancel changes what is done in each:
 * it ends the wait, it takes the place of the next piece of data, it drops what is received. Who sends owns the stream, so
 * while SENDING the executing thread marks the cancel in it, and while RECEIVING the thread that cancels does.
 */
final class TransactionRun implements Cancellation.Target {
	private enum Phase {
		WAITING, SENDING, RECEIVING, OVER
	}

	private final PtpSession session;
	private final PtpTransport transport;
	private final Limits limits;
	private final PtpTransaction transaction;
	private final Waits waits;

	/** Guarded by this, as is all that a cancel reads and writes. */
	private Phase phase = Phase.WAITING;
	private boolean marked;
	private int transactionId;
	/** The caller cancelled. */
	private volatile boolean cancelled;
	/** The device is told to stop, by the caller's cancel or for one of the two reasons below. */
	private volatile boolean stopping;

	/** What the receiver, the source or the device did wrong. Of the executing thread. */
	private Throwable localFailure;
	private PtpException deviceFailure;
	private long announced = -1;
	private long transferred;

	TransactionRun(PtpSession session, PtpTransport transport, Limits limits, PtpTransaction transaction) {
		this.session = session;
		this.transport = transport;
		this.limits = limits;
		this.transaction = transaction;
		this.waits = new Waits(limits, transaction.silence().orElse(limits.silence()));
	}

	@Override
	public CancelRequest cancel() {
		synchronized (this) {
			if (phase == Phase.OVER) {
				return CancelRequest.NOT_SENT;
			}
			if (phase != Phase.WAITING) {
				if (!transaction.hasDataPhase()) {
					return CancelRequest.NOT_CANCELLABLE;
				}
				cancelled = true;
				stop();
				return CancelRequest.REQUESTED;
			}
			cancelled = true;
		}
		session.wakeWaiting();
		return CancelRequest.NOT_SENT;
	}

	boolean isCancelled() {
		return cancelled;
	}

	TransactionResult notSent() {
		return new TransactionResult(transaction.operation(), 0, Outcome.NOT_SENT, 0, List.of(), -1, 0);
	}

	TransactionResult run(int id) throws PtpException {
		OutgoingPieces data = null;
		if (transaction.source().isPresent()) {
			// The first piece is there before the request goes out: a source that fails at once costs the device nothing.
			try {
				data = new OutgoingPieces(transaction.source().get());
			} catch (IOException | RuntimeException e) {
				throw new LocalDataException(notSent(), e);
			}
			announced = data.length();
		}
		if (!begin(id)) {
			return notSent();
		}
		TransportItem.Response response;
		try {
			transport.sendRequest(id, transaction.operation(), data != null, transaction.parameters(), waits);
			if (data != null) {
				send(data);
			}
			enterReceiving();
			response = receive();
		} catch (PeerSilentException e) {
			transport.close(e);
			return failed(Outcome.NOT_CONFIRMED, e);
		} catch (ConnectionLostException e) {
			return failed(Outcome.SESSION_LOST, e);
		} catch (PtpException e) {
			// What follows in the stream cannot be understood either.
			transport.close(e);
			throw e;
		} catch (RuntimeException | Error e) {
			// Nobody knows how far the stream was read or written.
			transport.close(new PtpException(transaction + " was left in the middle", e));
			throw e;
		} finally {
			synchronized (this) {
				phase = Phase.OVER;
			}
		}
		return answered(response);
	}

	/** From here on the transaction is on the wire; a cancel that came before wins. */
	private synchronized boolean begin(int id) {
		transactionId = id;
		if (!cancelled) {
			phase = Phase.SENDING;
		}
		return !cancelled;
	}

	private synchronized void enterReceiving() {
		phase = Phase.RECEIVING;
		if (stopping) {
			mark();
		}
	}

	/** Tells the device to stop, and bounds the wait for its confirmation. Called under the lock; blocks nowhere. */
	private void stop() {
		if (!stopping) {
			stopping = true;
			waits.endAfter(limits.confirmation());
			transport.cancel(transactionId);
			if (phase == Phase.RECEIVING) {
				mark();
			}
			transport.wake();
		}
	}

	private void mark() {
		if (!marked) {
			marked = true;
			transport.cancelInStream(transactionId);
		}
	}

	private void send(OutgoingPieces data) throws PtpException {
		transport.sendDataStart(transactionId, announced, waits);
		// The request goes out with the first piece, also if a cancel came since: nobody confirms what was never asked for.
		do {
			if (transferred > 0 && transport.hasInput()) {
				// The device has answered already: it wants no more.
				transport.sendData(transactionId, ByteBuffer.allocate(0), true, waits);
				return;
			}
			int length = data.piece().remaining();
			transport.sendData(transactionId, data.piece(), data.isLast(), waits);
			transferred += length;
			if (data.isLast()) {
				return;
			}
			try {
				data.fill();
			} catch (IOException | RuntimeException e) {
				localFailure = e;
				stopNow();
			}
		} while (!stopping);
	}

	private synchronized void stopNow() {
		stop();
	}

	private TransportItem.Response receive() throws PtpException {
		while (true) {
			TransportItem item;
			try {
				item = transport.receive(waits);
			} catch (PeerSilentException e) {
				if (stopping || !transaction.hasDataPhase()) {
					throw e;
				}
				deviceFailure = e;
				stopNow();
				continue;
			}
			if (item.transactionId() != transactionId) {
				continue; // of a transaction that is over
			}
			if (item instanceof TransportItem.Response response) {
				return response;
			}
			if (stopping && waits.isOver()) {
				// It does not stop, and never lets the wait for its bytes end.
				throw new PeerSilentException(transport.peer() + " goes on sending after a cancel", false);
			}
			if (!stopping && transaction.receiver().isPresent()) {
				deliver(item, transaction.receiver().get());
			}
		}
	}

	private void deliver(TransportItem item, DataReceiver receiver) {
		try {
			if (item instanceof TransportItem.DataStart start) {
				announced = start.totalLength();
				if (announced < -1) {
					deviceFailure = new PtpFormatException(transaction.toString(), "total length",
							Long.toUnsignedString(announced));
					stopNow();
					return;
				}
				receiver.begin(announced);
			} else if (item instanceof TransportItem.DataPiece piece) {
				int length = piece.bytes().remaining();
				receiver.data(piece.bytes());
				transferred += length;
			}
		} catch (IOException | RuntimeException e) {
			localFailure = e;
			stopNow();
		}
	}

	private TransactionResult answered(TransportItem.Response response) throws PtpException {
		Outcome outcome = Outcome.ANSWERED;
		if (stopping) {
			outcome = response.code() == ResponseCode.OK ? Outcome.FINISHED : Outcome.STOPPED;
		}
		TransactionResult result = result(outcome, response.code(), response.parameters());
		if (cancelled || !stopping) {
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

	/** The connection is gone: for a cancelled transaction that is an outcome, else an error. */
	private TransactionResult failed(Outcome outcome, PtpException cause) throws PtpException {
		if (cancelled) {
			return result(outcome, 0, List.of());
		}
		if (localFailure != null) {
			throw new LocalDataException(result(outcome, 0, List.of()), localFailure);
		}
		throw deviceFailure != null ? deviceFailure : cause;
	}

	private TransactionResult result(Outcome outcome, int code, List<Integer> parameters) {
		return new TransactionResult(transaction.operation(), transactionId, outcome, code, parameters, announced, transferred);
	}
}
