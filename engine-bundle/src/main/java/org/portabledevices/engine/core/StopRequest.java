package org.portabledevices.engine.core;

import org.portabledevices.engine.lane.LaneTask;
import org.portabledevices.engine.state.Event;
import org.portabledevices.engine.time.Timeout;

/**
 * Tells the backend to stop a run, at most once, and how long to wait for the confirmation (contract 2.9, 2.10, 7.3). The end of the invocation is not the end of the request: a
 * caller may wait less for the confirmation than the device has time for it (1.7).
 */
final class StopRequest {

	private final Run run;
	private final AcceptedInvocation call;
	private final Device device;
	private Runnable hook; // guarded by this, like the next two
	private boolean hookIsDue;
	private boolean hookIsSpent;
	/** Whether the device has answered, or is not asked any more. */
	private volatile boolean isOver;
	private volatile Timeout grace;
	private volatile Timeout patience;

	StopRequest(Run run) {
		this.run = run;
		this.call = run.call;
		this.device = run.device;
	}

	/** Makes the request: it is the first and only one. */
	void make(Event event) {
		long nanos = device.graceNanos();
		schedule(grace = new Timeout() {
			@Override
			protected void expired() {
				call.apply(Event.GRACE_OVER);
				device.resetFor(run, "the stop of invocation " + call.id + " of " + call.methodName() + " was not confirmed");
			}
		}, nanos);
		if (event == Event.DEADLINE && call.confirmationNanos() >= 0 && call.confirmationNanos() < nanos) {
			giveUpConfirmation();
		}
		boolean due;
		synchronized (this) {
			due = hook != null;
			hookIsDue = true;
		}
		if (due) {
			callHook();
		}
	}

	/** Sets what stops the work; it may come behind the request. */
	void hook(Runnable action) {
		boolean due;
		synchronized (this) {
			if (isOver) {
				return;
			}
			hook = action;
			due = hookIsDue;
		}
		if (due) {
			callHook();
		}
	}

	/** Nothing is asked for any more, nor waited for. */
	void over() {
		synchronized (this) {
			isOver = true;
			hook = null;
		}
		cancel(grace);
		cancel(patience);
	}

	/** The caller wants to wait less for the confirmation than the device may take. */
	private void giveUpConfirmation() {
		if (call.confirmationNanos() == 0) {
			call.apply(Event.GRACE_OVER);
			return;
		}
		schedule(patience = new Timeout() {
			@Override
			protected void expired() {
				call.apply(Event.GRACE_OVER);
			}
		}, call.confirmationNanos());
	}

	private void schedule(Timeout timeout, long nanos) {
		device.engine.wheel.schedule(timeout, nanos);
		if (isOver) { // the answer may have come before there was something to cancel
			cancel(timeout);
		}
	}

	private void cancel(Timeout timeout) {
		if (timeout != null) {
			device.engine.wheel.cancel(timeout);
		}
	}

	private void callHook() {
		device.executor.execute(new LaneTask() {
			@Override
			public void run() {
				Runnable action = takeHook();
				if (action == null) {
					return;
				}
				boolean outermost = device.engine.handlers.enter();
				try {
					action.run();
				} finally {
					device.engine.handlers.leave(outermost);
				}
			}

			@Override
			public String describe() {
				return "the on-cancel hook of invocation " + call.id + " of " + call.methodName();
			}
		});
	}

	private synchronized Runnable takeHook() {
		Runnable action = hookIsSpent || isOver ? null : hook;
		hookIsSpent |= action != null;
		hook = null;
		return action;
	}
}
