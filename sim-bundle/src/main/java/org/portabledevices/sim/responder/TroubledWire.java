package org.portabledevices.sim.responder;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.ptp.responder.WireConditions;
import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.trouble.Trouble;
import org.portabledevices.sim.trouble.Troubles;

/** Makes the wire as slow, failing and deaf as the device is configured to be. A session can always be opened and closed. */
final class TroubledWire implements WireConditions {

	private final Troubles troubles;
	private final SimulatedTime time;
	/** Of the transaction that runs now: there is one at a time. */
	private volatile Current current = new Current(null, Trouble.NONE);

	private record Current(ResponderTransaction transaction, Trouble trouble) {
	}

	TroubledWire(Troubles troubles, SimulatedTime time) {
		this.troubles = troubles;
		this.time = time;
	}

	@Override
	public void beforeOperation(ResponderTransaction transaction) throws ResponseException {
		Trouble trouble = isOfTheSession(transaction.operation()) ? Trouble.NONE : troubles.next();
		current = new Current(transaction, trouble);
		await(transaction, trouble.delay());
		if (trouble.fails()) {
			throw new ResponseException(ResponseCode.GENERAL_ERROR);
		}
	}

	@Override
	public void beforeData(ResponderTransaction transaction, long position, int length) {
		if (!isOfTheSession(transaction.operation())) {
			await(transaction, troubles.behaviour().timeFor(length));
		}
	}

	@Override
	public boolean heedsCancel(ResponderTransaction transaction) {
		return !of(transaction).losesCancel();
	}

	/** Waits, unless the transaction is cancelled; then as long as the device takes to notice. */
	private void await(ResponderTransaction transaction, Duration delay) {
		if (!delay.isZero()) {
			pause(delay, transaction);
		}
		Duration late = of(transaction).lateCompletion();
		if (!late.isZero() && transaction.isCancelled()) {
			pause(late, null);
		}
	}

	private void pause(Duration delay, ResponderTransaction wokenBy) {
		CountDownLatch latch = new CountDownLatch(1);
		SimulatedTime.Appointment appointment = time.schedule(delay, latch::countDown);
		if (wokenBy != null) {
			wokenBy.onCancel(latch::countDown);
		}
		try {
			latch.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt(); // the responder ends its threads so; it goes on at once
		} finally {
			appointment.cancel();
		}
	}

	private Trouble of(ResponderTransaction transaction) {
		Current now = current;
		return now.transaction == transaction ? now.trouble : Trouble.NONE;
	}

	private static boolean isOfTheSession(int operation) {
		return operation == OperationCode.GET_DEVICE_INFO || operation == OperationCode.OPEN_SESSION
				|| operation == OperationCode.CLOSE_SESSION;
	}
}
