package org.portabledevices.impl.contract;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.ip.ConnectionKind;
import org.portabledevices.ptp.ip.PacketListener;
import org.portabledevices.ptp.ip.PacketType;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.ptp.responder.WireConditions;

/** What the kit makes of a camera: operations on some objects are held or fail, and all of it can fall silent until its session is opened anew. */
final class CameraConditions implements WireConditions, PacketListener {

	/** By the handle of the object, which each of them has for itself. */
	private final Map<Integer, HeldOperation> held = new ConcurrentHashMap<>();
	private final Map<Integer, Integer> failures = new ConcurrentHashMap<>();
	private final AtomicReference<Runnable> refusal = new AtomicReference<>();
	private volatile boolean wedged;

	void hold(int handle, HeldOperation operation) {
		held.put(handle, operation);
	}

	/** The backend was given a call. */
	void started(InvocationContext context) {
		held.values().forEach(operation -> operation.started(context));
	}

	/** Answers GetObjectInfo of an object with an error. */
	void fail(int handle, int responseCode) {
		failures.put(handle, responseCode);
	}

	/** Falls silent. */
	void wedge() {
		wedged = true;
	}

	/** Refuses the next session. */
	void refuseSession(Runnable whenRefused) {
		refusal.set(whenRefused);
	}

	/** Lets all go that is held. */
	void letGo() {
		held.values().forEach(HeldOperation::letGo);
	}

	@Override
	public void beforeOperation(ResponderTransaction transaction) throws ResponseException {
		if (transaction.operation() == OperationCode.OPEN_SESSION) {
			openSession();
		}
		HeldOperation operation = find(transaction);
		if (operation != null) {
			operation.await(transaction);
		}
		if (wedged) {
			awaitEnd(transaction);
		}
		Integer code = transaction.operation() == OperationCode.GET_OBJECT_INFO ? failures.get(transaction.parameter(0)) : null;
		if (code != null) {
			throw new ResponseException(code);
		}
	}

	private void openSession() throws ResponseException {
		wedged = false;
		Runnable whenRefused = refusal.getAndSet(null);
		if (whenRefused != null) {
			whenRefused.run();
			throw new ResponseException(ResponseCode.DEVICE_BUSY);
		}
	}

	/** Waits until the initiator goes away: it is not heard when it cancels. */
	private static void awaitEnd(ResponderTransaction transaction) {
		CountDownLatch gone = new CountDownLatch(1);
		transaction.onCancel(gone::countDown);
		try {
			gone.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean heedsCancel(ResponderTransaction transaction) {
		HeldOperation operation = find(transaction);
		return (operation == null || operation.heedsCancel()) && !wedged;
	}

	@Override
	public void packet(boolean sent, ConnectionKind connection, PacketType type, int transactionId, long length) {
		if (!sent && connection == ConnectionKind.EVENT && type == PacketType.CANCEL) {
			held.values().forEach(operation -> operation.cancelled(transactionId));
		}
	}

	private HeldOperation find(ResponderTransaction transaction) {
		return switch (transaction.operation()) {
			case OperationCode.GET_OBJECT_INFO, OperationCode.DELETE_OBJECT -> held.get(transaction.parameter(0));
			default -> null;
		};
	}
}
