package org.portabledevices.engine.core;

import org.portabledevices.engine.state.Event;
import org.portabledevices.engine.time.Timeout;
import org.portabledevices.service.Status;

/** The times that an invocation may take: its deadline (contract 1.7), and the wait for a backend (5.3). */
final class CallTimes {

	private final AcceptedInvocation call;
	private volatile Timeout deadline;
	private volatile Timeout waiting;

	CallTimes(AcceptedInvocation call) {
		this.call = call;
	}

	/** Lets the deadline begin now, which is a moment after the acceptance: it never acts early. */
	void beginDeadline(long nanos) {
		Timeout timeout = new Timeout() {
			@Override
			protected void expired() {
				call.apply(Event.DEADLINE);
			}
		};
		deadline = timeout;
		call.client.engine.wheel.schedule(timeout, nanos);
		if (call.phase().isEnded()) { // it may have ended before there was something to cancel
			cancel(timeout);
		}
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
		cancel(waiting);
	}

	/** All is over. */
	void end() {
		cancel(deadline);
		cancel(waiting);
	}

	private void cancel(Timeout timeout) {
		if (timeout != null) {
			call.client.engine.wheel.cancel(timeout);
		}
	}
}
