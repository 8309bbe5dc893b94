package org.portabledevices.sim.responder;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.ptp.responder.WireConditions;
import org.portabledevices.sim.device.ServedCamera;
import org.portabledevices.sim.trouble.Patient;
import org.portabledevices.sim.trouble.Trouble;

/**
 * Has befall operations on the wire what befalls the device. Sessions can always be opened and closed, unless the device is wedged: then only opening one is
 * answered, and is the reset. Safe for use by several threads.
 */
final class TroubledWire implements WireConditions, Patient {

	private final ServedCamera camera;
	private final CameraEvents events;
	/** Guarded by this, as is all below: there is one at a time, and perhaps one of an initiator that is gone. */
	private TroubledOperation current;
	private TroubledOperation before;
	private boolean wedged;
	private boolean openedBefore;

	TroubledWire(ServedCamera camera, CameraEvents events) {
		this.camera = camera;
		this.events = events;
		camera.troubles().attach(this);
	}

	@Override
	public void beforeOperation(ResponderTransaction transaction) throws ResponseException {
		TroubledOperation operation = of(transaction);
		if (transaction.operation() == OperationCode.OPEN_SESSION) {
			operation.begin();
			opened();
		} else if (isWedged()) {
			operation.hang();
		} else {
			operation.begin();
		}
	}

	@Override
	public int pieceLength(ResponderTransaction transaction, long position, int length) {
		TroubledOperation operation = find(transaction);
		return operation == null ? length : operation.pieceLength(position, length);
	}

	@Override
	public void beforeData(ResponderTransaction transaction, long position, int length) throws ResponseException {
		TroubledOperation operation = find(transaction);
		if (operation != null) {
			operation.beforeData(position, length);
		}
	}

	@Override
	public boolean heedsCancel(ResponderTransaction transaction) {
		return of(transaction).heedsCancel();
	}

	@Override
	public void beforeConfirmation(ResponderTransaction transaction) throws ResponseException {
		TroubledOperation operation = find(transaction);
		if (operation != null) {
			operation.beforeConfirmation();
		}
	}

	/** What is refused before it has begun is no operation of the device's. */
	@Override
	public void responding(ResponderTransaction transaction, int responseCode) {
		TroubledOperation operation = find(transaction);
		if (operation != null) {
			operation.responding(responseCode);
		}
	}

	@Override
	public void wedge() {
		TroubledOperation running;
		synchronized (this) {
			wedged = true;
			running = current;
		}
		if (running != null) {
			running.freeze();
		}
	}

	@Override
	public void letGo() {
		TroubledOperation running;
		synchronized (this) {
			running = current;
		}
		if (running != null) {
			running.letGo();
		}
	}

	private synchronized boolean isWedged() {
		return wedged;
	}

	private synchronized void opened() {
		wedged = false;
		openedBefore = true;
	}

	/** Begins an operation; a cancel can be there before it. */
	private synchronized TroubledOperation of(ResponderTransaction transaction) {
		TroubledOperation found = find(transaction);
		if (found == null) {
			found = new TroubledOperation(camera, events, this, transaction, trouble(transaction.operation()));
			before = current;
			current = found;
		}
		return found;
	}

	private synchronized TroubledOperation find(ResponderTransaction transaction) {
		if (current != null && current.is(transaction)) {
			return current;
		}
		return before != null && before.is(transaction) ? before : null;
	}

	/** Whoever opens a session again resets the one before. */
	private Trouble trouble(int operation) {
		return switch (operation) {
			case OperationCode.OPEN_SESSION -> openedBefore ? camera.troubles().nextReset() : Trouble.NONE;
			case OperationCode.GET_DEVICE_INFO, OperationCode.CLOSE_SESSION -> Trouble.NONE;
			default -> camera.troubles().next(OperationCode.name(operation));
		};
	}
}
