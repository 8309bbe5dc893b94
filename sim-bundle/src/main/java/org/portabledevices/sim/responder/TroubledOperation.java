package org.portabledevices.sim.responder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.sim.device.ServedCamera;
import org.portabledevices.sim.time.Times;
import org.portabledevices.sim.trouble.CancelReaction.Kind;
import org.portabledevices.sim.trouble.Incident;
import org.portabledevices.sim.trouble.Trouble;

/** One operation on the wire, and what befalls it. The command thread goes through it and waits in it; others wake that thread. */
final class TroubledOperation {

	private final ServedCamera camera;
	private final CameraEvents events;
	private final TroubledWire wire;
	private final ResponderTransaction transaction;
	private final Trouble trouble;
	private final CommandWait waits;
	/** Of the command thread. */
	private final Deque<Incident> incidents;
	/** When it was cancelled; {@code null} if it was not. */
	private Instant cancelled;

	TroubledOperation(ServedCamera camera, CameraEvents events, TroubledWire wire, ResponderTransaction transaction,
			Trouble trouble) {
		this.camera = camera;
		this.events = events;
		this.wire = wire;
		this.transaction = transaction;
		this.trouble = trouble;
		waits = new CommandWait(camera.time(), transaction);
		incidents = new ArrayDeque<>(trouble.incidents());
	}

	boolean is(ResponderTransaction other) {
		return transaction == other;
	}

	void begin() throws ResponseException {
		waits.pause(trouble.delay(), () -> camera.troubles().begins(trouble));
		meet(Incident.BEFORE);
	}

	int pieceLength(long position, int length) {
		Incident incident = incidents.peek();
		return incident != null && incident.at() > position ? (int) Math.min(length, incident.at() - position) : length;
	}

	void beforeData(long position, int length) throws ResponseException {
		meet(position);
		if (!isOfTheSession()) {
			waits.pause(camera.troubles().timeFor(trouble, length), () -> {
			});
		}
	}

	/** Hears a cancel, which comes twice: on each connection. */
	boolean heedsCancel() {
		Kind kind = trouble.reaction().kind();
		boolean first;
		synchronized (this) {
			first = cancelled == null;
			cancelled = first ? camera.time().now() : cancelled;
		}
		if (kind == Kind.WEDGE && first) { // before it is told: who hears of it may open a new session at once
			wire.wedge();
		}
		if (first) {
			tell("is cancelled, which " + trouble.reaction().words());
		}
		if (finishes()) {
			waits.hurry();
		}
		return kind == Kind.CONFIRM || kind == Kind.FAIL || kind == Kind.FINISH && !finishes();
	}

	void beforeConfirmation() throws ResponseException {
		awaitAfterCancel();
		if (trouble.reaction().kind() == Kind.FAIL) {
			throw new ResponseException(trouble.reaction().responseCode());
		}
	}

	void responding(int responseCode) {
		if (!transaction.isGone()) {
			boolean stopped = responseCode == ResponseCode.TRANSACTION_CANCELLED && cancelled() != null;
			tell(responseCode == ResponseCode.OK ? "succeeds" : stopped ? "is stopped" : "fails with " + ResponseCode.name(responseCode));
		}
	}

	/** Has it never be answered. */
	void freeze() {
		waits.freeze();
	}

	/** Has it go on, if it stalls, or is to confirm only then. */
	void letGo() {
		if (cancelled() != null && trouble.reaction().delay() == null) {
			waits.release(() -> tell("is let go"));
		} else {
			waits.letGo(() -> tell("is let go"));
		}
	}

	/** Waits until nobody waits for the answer. */
	void hang() throws ResponseException {
		camera.troubles().begins(trouble);
		tell("is not answered");
		waits.forever();
	}

	/** Has happen what is to happen at a place; an exception is the answer. */
	private void meet(long position) throws ResponseException {
		waits.goOn();
		while (!incidents.isEmpty() && incidents.peek().at() <= position && !isStopping()) {
			meet(incidents.remove());
		}
		if (cancelled() != null && finishes()) {
			awaitAfterCancel();
		}
	}

	private void meet(Incident incident) throws ResponseException {
		switch (incident.kind()) {
			case STALL -> {
				String until = incident.time() == null ? "" : " for " + Times.text(incident.time());
				waits.stall(incident.time(), () -> tell("stalls" + incident.place() + until));
			}
			case FAIL -> throw new ResponseException(incident.responseCode());
			case SELF_CANCEL -> {
				tell("cancels itself" + incident.place());
				events.cancelTransaction(transaction.transactionId());
				throw new ResponseException(ResponseCode.TRANSACTION_CANCELLED);
			}
			case WEDGE -> {
				wire.wedge(); // before it is told, as above
				tell("wedges the device" + incident.place());
				waits.forever();
			}
			case UNPLUG -> {
				tell("unplugs the device" + incident.place());
				camera.time().execute(() -> camera.unplug().accept(incident));
				waits.forever();
			}
		}
	}

	private void awaitAfterCancel() throws ResponseException {
		Duration delay = trouble.reaction().delay();
		if (delay == null) {
			waits.untilReleased();
		} else {
			waits.until(cancelled().plus(delay));
		}
	}

	private synchronized Instant cancelled() {
		return cancelled;
	}

	private boolean isStopping() {
		return cancelled() != null && trouble.reaction().kind() != Kind.LOST;
	}

	/** Data of the initiator stops with its cancel: what is not there yet can only be stopped. */
	private boolean finishes() {
		return trouble.reaction().kind() == Kind.FINISH && switch (transaction.operation()) {
			case OperationCode.SEND_OBJECT, OperationCode.SEND_OBJECT_INFO, OperationCode.SET_DEVICE_PROP_VALUE,
					OperationCode.SET_OBJECT_PROP_VALUE, OperationCode.SET_OBJECT_PROP_LIST, OperationCode.SEND_OBJECT_PROP_LIST,
					OperationCode.SET_OBJECT_REFERENCES, OperationCode.SEND_PARTIAL_OBJECT -> false;
			default -> true;
		};
	}

	private boolean isOfTheSession() {
		return switch (transaction.operation()) {
			case OperationCode.GET_DEVICE_INFO, OperationCode.OPEN_SESSION, OperationCode.CLOSE_SESSION -> true;
			default -> false;
		};
	}

	private void tell(String event) {
		if (trouble.number() > 0) {
			camera.troubles().tell(trouble, event);
		}
	}
}
