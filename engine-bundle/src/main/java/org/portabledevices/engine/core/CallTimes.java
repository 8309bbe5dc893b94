package org.portabledevices.engine.core;

import org.portabledevices.engine.state.Event;
import org.portabledevices.engine.time.Timeout;
import org.portabledevices.service.Status;

/**
 * The times that an invocation may take: its deadline (contract 1.7), and the wait for a backend (5.3). Most invocations have neither, and have none of these. It is itself what
 * expires at the deadline.
 */
final class CallTimes extends Timeout {

	/** Negative for none, like the next. */
	final long deadlineNanos;
	/** How long the caller waits for the confirmation after the deadline; none is the whole grace time. */
	final long confirmationNanos;
	private final AcceptedInvocation call;
	private volatile Timeout waiting;

	CallTimes(AcceptedInvocation call, long deadlineNanos, long confirmationNanos) {
		this.call = call;
		this.deadlineNanos = deadlineNanos;
		this.confirmationNanos = confirmationNanos;
	}

	/** Lets the deadline begin now, if there is one, which is a moment after the acceptance: it never acts early. */
	void beginDeadline() {
		if (deadlineNanos < 0) {
			return;
		}
		call.client.engine.wheel.schedule(this, deadlineNanos);
		if (call.phase().isEnded()) { // it may have ended before there was something to cancel
			cancel(this);
		}
	}

	@Override
	protected void expired() {
		call.apply(Event.DEADLINE);
	}

	/** Lets the wait for a backend begin. */
	void beginWaiting(long nanos) {
		Timeout timeout = new Timeout() {
			@Override
			protected void expired() {
				if (call.hosted == null) {
					call.apply(Event.NO_BACKEND, Status.ERROR_NOT_READY, "no backend came within the waiting time");
				}
			}
		};
		waiting = timeout;
		call.client.engine.wheel.schedule(timeout, nanos);
		if (call.phase().isEnded() || call.hosted != null) { // as above; or a backend may have come
			cancel(timeout);
		}
	}

	/** The wait is over. */
	void endWaiting() {
		Timeout timeout = waiting;
		if (timeout != null) {
			cancel(timeout);
		}
	}

	/** All is over. */
	void end() {
		cancel(this);
		endWaiting();
	}

	private void cancel(Timeout timeout) {
		call.client.engine.wheel.cancel(timeout);
	}
}
