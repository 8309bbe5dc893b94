package org.portabledevices.sim.responder;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.responder.ResponderTransaction;
import org.portabledevices.sim.time.SimulatedTime.Appointment;
import org.portabledevices.sim.time.SimulatedTime;

/** How the command thread waits in an operation, in the device's time, and what wakes it. */
final class CommandWait {

	private static final Appointment NONE = () -> {
	};

	private final SimulatedTime time;
	private final ResponderTransaction transaction;
	private final CountDownLatch released = new CountDownLatch(1);
	/** Guarded by this, as is all below: what the command thread waits for, and whether that is a stall. */
	private CountDownLatch waiting = new CountDownLatch(0);
	private boolean stalled;
	private boolean hurried;
	private boolean frozen;

	CommandWait(SimulatedTime time, ResponderTransaction transaction) {
		this.time = time;
		this.transaction = transaction;
	}

	/**
	 * Waits for some time, if at all; no longer when the operation is cancelled.
	 *
	 * @param told is run when it waits: who hears of it may let time pass.
	 */
	void pause(Duration length, Runnable told) throws ResponseException {
		if (length.isZero()) {
			told.run();
		} else {
			pause(length, false, told);
		}
	}

	/**
	 * Stalls for some time, or, without one, until it is let go; no longer when the operation is cancelled.
	 *
	 * @param told is run when it waits: who hears of it can wake it.
	 */
	void stall(Duration length, Runnable told) throws ResponseException {
		pause(length, true, told);
	}

	/** Waits until a point in time, cancelled or not. */
	void until(Instant due) throws ResponseException {
		CountDownLatch latch = begin(false, true);
		Duration left = Duration.between(time.now(), due);
		if (left.compareTo(Duration.ZERO) > 0) {
			Appointment appointment = time.schedule(left, latch::countDown);
			if (!time.now().isBefore(due)) {
				latch.countDown(); // time has passed between the two
			}
			transaction.onGone(latch::countDown);
			await(latch);
			appointment.cancel();
		}
		goOn();
	}

	/** Waits until it is released, cancelled or not. */
	void untilReleased() throws ResponseException {
		transaction.onGone(released::countDown);
		await(released);
		goOn();
	}

	/** Waits until nobody waits for the answer. */
	void forever() throws ResponseException {
		CountDownLatch gone = new CountDownLatch(1);
		transaction.onGone(gone::countDown);
		await(gone);
		throw new ResponseException(ResponseCode.GENERAL_ERROR); // to whom it may concern
	}

	/** Goes on, unless there is nobody to go on for, or it was frozen. */
	void goOn() throws ResponseException {
		boolean never;
		synchronized (this) {
			stalled = false;
			never = frozen;
		}
		if (never || transaction.isGone()) {
			forever();
		}
	}

	/** Has it wait for nothing any more but for a point in time. */
	void hurry() {
		CountDownLatch latch;
		synchronized (this) {
			hurried = true;
			latch = waiting;
		}
		latch.countDown();
	}

	/** Has it go on no more. */
	void freeze() {
		CountDownLatch latch;
		synchronized (this) {
			frozen = true;
			latch = waiting;
		}
		latch.countDown();
		released.countDown();
	}

	/** Has it go on if it stalls; then the action is run before. */
	void letGo(Runnable before) {
		CountDownLatch latch;
		synchronized (this) {
			if (!stalled) {
				return;
			}
			stalled = false;
			latch = waiting;
		}
		before.run();
		latch.countDown();
	}

	/** Has it go on where it waits to be released, now or later; the first time, the action is run before. */
	void release(Runnable before) {
		if (released.getCount() > 0) {
			before.run();
			released.countDown();
		}
	}

	private void pause(Duration length, boolean isStall, Runnable told) throws ResponseException {
		CountDownLatch latch = begin(isStall, false);
		Appointment appointment = length == null ? NONE : time.schedule(length, latch::countDown);
		told.run();
		transaction.onCancel(latch::countDown);
		await(latch);
		appointment.cancel();
		goOn();
	}

	/** No wake-up is lost: what came before is looked at, what comes later finds the latch. */
	private synchronized CountDownLatch begin(boolean isStall, boolean evenIfHurried) {
		CountDownLatch latch = new CountDownLatch(frozen || hurried && !evenIfHurried ? 0 : 1);
		waiting = latch;
		stalled = isStall;
		return latch;
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt(); // the responder ends its threads so; it goes on at once
		}
	}
}
