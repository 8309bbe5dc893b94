package org.portabledevices.fuzz;

import static org.portabledevices.fuzz.InitiatorSession.CONFIRMATION;
import static org.portabledevices.fuzz.InitiatorSession.CONNECT;

import java.util.List;
import java.util.function.IntPredicate;

import org.portabledevices.fuzz.memory.MemoryNetwork;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.initiator.CancelRequest;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.initiator.PtpTransaction;
import org.portabledevices.ptp.initiator.TransactionResult;

/**
 * Calls of an initiator, each checked: it ends, with a result or a PtpException; soon after it was cancelled or the other side has nothing
 * more to say; and what it hands out is what the other side said in this transaction.
 */
final class CheckedCalls {
	/** Whoever waits by a clock that is not the system's looks at it every five milliseconds. */
	private static final long GRAIN = 6_000_000;
	private static final int FAILS_INSTEAD = 2;

	private final MemoryNetwork network;
	private final int leftAway;
	private final int cancelAfter;
	private final int options;
	private final HostileResponder responder;
	private PtpSession session;
	private boolean checks = true;
	private int index = -1;

	private Cancellation cancellation = new Cancellation();
	private boolean stopRequested;
	private long stoppedAt;
	private long passedBefore;
	private int pieces;

	/** A call. */
	interface Call {
		void perform(Cancellation cancellation) throws PtpException;
	}

	private CheckedCalls(MemoryNetwork network, int leftAway, int cancelAfter, int options, InputReader steps) {
		this.network = network;
		this.leftAway = leftAway;
		this.cancelAfter = cancelAfter;
		this.options = options;
		responder = new HostileResponder(network, steps, (options & 1) != 0, this::cancel);
	}

	/** Reads how to call, and what the responder does. */
	static CheckedCalls of(MemoryNetwork network, InputReader input) {
		return new CheckedCalls(network, input.u8(), input.u8(), input.u8(), input);
	}

	/** Calls of which nothing is checked: the other side is another one. */
	static CheckedCalls unchecked(MemoryNetwork network, InputReader input) {
		CheckedCalls calls = of(network, input);
		calls.checks = false;
		return calls;
	}

	HostileResponder responder() {
		return responder;
	}

	void attach(PtpSession opened) {
		session = opened;
	}

	/** Performs a call, unless the input leaves it away. */
	void call(Call call) {
		if (index++ >= 0 && (leftAway >> index - 1 & 1) != 0) {
			return;
		}
		cancellation = new Cancellation();
		stopRequested = false;
		pieces = 0;
		boolean over = responder.isOver();
		long start = network.getAsLong();
		try {
			call.perform(cancellation);
		} catch (PtpException e) {
			Finding.unless(e.getMessage() != null && !e.getMessage().isBlank(), "an exception says nothing: %s", e);
		} catch (RuntimeException e) {
			throw new Finding("call " + index + " fails with " + e, e);
		}
		if (checks) {
			checkEnd(over, start, network.getAsLong());
		}
	}

	private void checkEnd(boolean over, long start, long now) {
		if (stopRequested) {
			long late = now - stoppedAt - (responder.passed() - passedBefore) - CONFIRMATION.toNanos();
			Finding.unless(late <= GRAIN, "call %d ends %,d ns later than the limit after a cancel", index, late);
		} else if (over) {
			long late = now - start - CONNECT.toNanos() - CONFIRMATION.toNanos();
			Finding.unless(late <= GRAIN, "call %d ends %,d ns later than the limit of silence", index, late);
		}
		Wire own = Wire.of(responder.received());
		Finding.unless(own.wrong().isEmpty(), "the initiator has sent %s", own.wrong());
	}

	private void cancel() {
		stopped(cancellation.cancel() == CancelRequest.REQUESTED);
	}

	private void stopped(boolean requested) {
		if (requested && !stopRequested) {
			stopRequested = true;
			stoppedAt = network.getAsLong();
			passedBefore = responder.passed();
		}
	}

	/** A piece of data goes one way or the other; answers whether it is the one to fail at. */
	boolean isPieceToFailAt() {
		Finding.unless(!stopRequested, "data after a cancel");
		if (++pieces != cancelAfter) {
			return false;
		}
		if ((options & FAILS_INSTEAD) == 0) {
			cancel();
			return false;
		}
		return true;
	}

	/** Executes a transaction whose data comes in. */
	void download(PtpTransaction transaction) {
		CheckedReceiver receiver = new CheckedReceiver(this);
		int before = requests().size();
		TransactionResult result = execute(transaction.withDataIn(receiver));
		if (checks) {
			boolean sent = requests().size() > before;
			receiver.check(sent ? Wire.of(responder.sent()).dataOf(meant()) : new byte[0], result);
		}
	}

	/** Executes a transaction whose data goes out. */
	void upload(PtpTransaction transaction, int length) {
		CheckedSource source = new CheckedSource(this, length);
		int before = requests().size();
		execute(transaction.withDataOut(source));
		int id = lastTransactionId();
		if (checks && requests().size() > before && id != 0) { // outside a session several have this one
			source.check(Wire.of(responder.received()).dataOf(other -> other == id));
		}
	}

	private TransactionResult execute(PtpTransaction transaction) {
		TransactionResult[] result = { null };
		call(stop -> result[0] = session.execute(transaction, stop));
		if (checks && result[0] != null) {
			check(result[0]);
		}
		return result[0];
	}

	private void check(TransactionResult result) {
		switch (result.outcome()) {
			case ANSWERED, STOPPED, FINISHED -> {
				Finding.unless(result.transactionId() == lastTransactionId(), "%s is of transaction %d", result, result.transactionId());
				Finding.unless(Wire.of(responder.sent()).answered(meant(), result.responseCode()), "nobody answered %s",
						result);
			}
			default -> Finding.unless(result.responseCode() == 0, "%s, and yet an answer", result);
		}
		Finding.unless(result.outcome().cancelled() == cancellation.isCancelled(), "%s, and it was cancelled: %s", result,
				cancellation.isCancelled());
		Finding.unless(result.outcome().sessionUsable() || !session.isOpen(), "%s, and the session is open", result);
	}

	/** The transaction that the initiator began last, by its own bytes. */
	private int lastTransactionId() {
		List<Wire.Packet> requests = requests();
		return requests.isEmpty() ? 0 : requests.get(requests.size() - 1).transactionId();
	}

	/** Which IDs mean the last transaction: its own; and those that none before it had, since there are devices that write any. */
	private IntPredicate meant() {
		List<Integer> earlier = requests().stream().map(Wire.Packet::transactionId).toList();
		int own = lastTransactionId();
		return id -> id == own || id == 0 || !earlier.contains(id);
	}

	private List<Wire.Packet> requests() {
		return Wire.of(responder.received()).packets().stream().filter(packet -> packet.type() == Wire.OPERATION_REQUEST).toList();
	}
}
