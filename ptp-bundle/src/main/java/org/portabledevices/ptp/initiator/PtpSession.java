package org.portabledevices.ptp.initiator;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.portabledevices.ptp.ConnectionLostException;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.transport.Limits;
import org.portabledevices.ptp.transport.PtpTransport;
import org.portabledevices.ptp.transport.TransportListener;

/**
 * A connection to a device, and the transactions over it. Safe for use by several threads: transactions are executed one
 * at a time, each on the thread that asks for it. The session's only thread of its own is the transport's, for events.
 * <p>
 * No wait is without a limit: see {@link Limits}. A device that is silent for longer is told to stop; what does not stop is
 * cut off, and then {@link #isOpen()} is {@code false} and everything fails with {@link ConnectionLostException}.
 */
public final class PtpSession implements AutoCloseable {
	private static final int LAST_TRANSACTION_ID = 0xFFFF_FFFE;

	private final PtpTransport transport;
	private final Limits limits;
	private final ReentrantLock lock = new ReentrantLock();
	private final Condition changed = lock.newCondition();
	/** Guarded by lock: whose turn it is, null when nobody's. */
	private Thread executing;
	/** Guarded by the turn: 0 outside a session, so that all transactions there have ID 0. */
	private int nextTransactionId;
	/** Guarded by the turn: the last one in any session of this connection, 0 if there was none. */
	private int lastTransactionId;

	private PtpSession(PtpTransport transport, Limits limits) {
		this.transport = transport;
		this.limits = limits;
	}

	/**
	 * Makes a session over a transport, and starts to listen to its events.
	 *
	 * @param transport a connected transport, which the session then owns.
	 * @param limits how long to wait for the device.
	 * @param listener hears events and the end.
	 * @return the session; no PTP session is open in it yet.
	 */
	public static PtpSession start(PtpTransport transport, Limits limits, SessionListener listener) {
		PtpSession session = new PtpSession(transport, limits);
		transport.start(new TransportListener() {
			@Override
			public void event(PtpEvent event) {
				listener.onEvent(event);
			}

			@Override
			public void closed(PtpException cause) {
				session.wakeWaiting();
				listener.onClosed(cause);
			}
		});
		return session;
	}

	/**
	 * Executes a transaction that nobody will cancel.
	 *
	 * @param transaction what to do.
	 * @return how it ended: the device answered, OK or not.
	 * @throws PtpException as {@link #execute(PtpTransaction, Cancellation)} does.
	 */
	public TransactionResult execute(PtpTransaction transaction) throws PtpException {
		return execute(transaction, new Cancellation());
	}

	/**
	 * Executes a transaction, and returns when the device has answered, or is known not to. Waits for its turn first. An
	 * interrupt changes nothing and stays set: a transaction ends by its cancellation, its limits, or {@link #close()}.
	 *
	 * @param transaction what to do.
	 * @param cancellation stops it; one that was cancelled before makes the outcome NOT_SENT.
	 * @return how it ended: answered, OK or not, or cancelled.
	 * @throws ConnectionLostException if the connection was lost and nobody had cancelled.
	 * @throws org.portabledevices.ptp.PeerSilentException if the device was silent for too long; it says whether the device
	 *         then stopped.
	 * @throws org.portabledevices.ptp.PtpFormatException if the device sent what makes no sense, and nobody had cancelled; the
	 *         session is closed.
	 * @throws LocalDataException if the receiver or the source failed.
	 * @throws PtpException if something else went wrong.
	 * @throws IllegalStateException if this thread executes a transaction of this session already, in whose receiver or
	 *         source it is, or the cancellation is in use.
	 */
	public TransactionResult execute(PtpTransaction transaction, Cancellation cancellation) throws PtpException {
		TransactionRun run = new TransactionRun(transport, limits, transaction, this::wakeWaiting);
		if (!cancellation.bind(run.cancel())) {
			return run.notSent();
		}
		try {
			if (!takeTurn(run.cancel())) {
				return run.notSent();
			}
			try {
				int last = lastTransactionId;
				TransactionResult result = run.run(transactionId(transaction.operation()), last);
				follow(transaction.operation(), result);
				return result;
			} finally {
				leaveTurn();
			}
		} finally {
			cancellation.unbind();
		}
	}

	/**
	 * Asks whether the peer is there, past any transaction that runs. There are peers that are there and never answer.
	 *
	 * @param limit how long to wait for the answer.
	 * @return whether it answered.
	 */
	public boolean probe(Duration limit) {
		return transport.probe(limit);
	}

	/**
	 * Says who the peer is, for messages.
	 *
	 * @return its address, and its name if it has one.
	 */
	public String peer() {
		return transport.peer();
	}

	/**
	 * Answers the name for people that the peer gave when it was connected: of a device over PTP/IP, the friendly name in its
	 * Init_Command_Ack. CIPA DC-X005.
	 *
	 * @return the name as received, empty if there is none.
	 */
	public String peerName() {
		return transport.peerName();
	}

	/**
	 * Tells whether the connection is open.
	 *
	 * @return {@code false} for good after {@link #close()} or a loss.
	 */
	public boolean isOpen() {
		return transport.isOpen();
	}

	/**
	 * Closes the connection, and with it the PTP session. Returns at once and is idempotent; a transaction that runs fails
	 * with {@link ConnectionLostException}, wherever it waits. The polite way is CloseSession first.
	 */
	@Override
	public void close() {
		transport.close();
		wakeWaiting();
	}

	/** Makes those who wait for their turn look again. */
	private void wakeWaiting() {
		lock.lock();
		try {
			changed.signalAll();
		} finally {
			lock.unlock();
		}
	}

	private boolean takeTurn(TransactionCancel cancel) throws ConnectionLostException {
		lock.lock();
		try {
			if (executing == Thread.currentThread()) {
				throw new IllegalStateException("A receiver or source must not execute transactions of its own session");
			}
			while (executing != null && transport.isOpen() && !cancel.isRequested()) {
				changed.awaitUninterruptibly();
			}
			if (cancel.isRequested()) {
				return false;
			}
			if (!transport.isOpen()) {
				throw new ConnectionLostException("The connection to " + transport.peer() + " is closed", null);
			}
			executing = Thread.currentThread();
			return true;
		} finally {
			lock.unlock();
		}
	}

	private void leaveTurn() {
		lock.lock();
		try {
			executing = null;
			changed.signalAll();
		} finally {
			lock.unlock();
		}
	}

	private int transactionId(int operation) {
		if (operation == OperationCode.OPEN_SESSION || nextTransactionId == 0) {
			return 0;
		}
		int id = nextTransactionId;
		nextTransactionId = id == LAST_TRANSACTION_ID ? 1 : id + 1;
		lastTransactionId = id;
		return id;
	}

	/** Sessions begin and end by operations; the IDs follow what the device answered. */
	private void follow(int operation, TransactionResult result) {
		if (operation == OperationCode.OPEN_SESSION && result.responseCode() == ResponseCode.SESSION_ALREADY_OPEN
				&& nextTransactionId == 0) {
			// Some devices keep the session of a connection that was cut off. Whoever closes or uses it needs an ID.
			nextTransactionId = 1;
		}
		if (result.responseCode() != ResponseCode.OK) {
			return;
		}
		if (operation == OperationCode.OPEN_SESSION) {
			nextTransactionId = 1;
		} else if (operation == OperationCode.CLOSE_SESSION || operation == OperationCode.RESET_DEVICE) {
			nextTransactionId = 0;
		}
	}
}
