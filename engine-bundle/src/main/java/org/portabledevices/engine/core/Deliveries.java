package org.portabledevices.engine.core;

import org.portabledevices.engine.lane.LaneTask;
import org.portabledevices.engine.state.Phase;
import org.portabledevices.service.ServiceMethodCallback;

/**
 * Calls the callback of one invocation, in the lane of its client: progress, of which only the newest is kept, and the end. As a task of the lane it is the end; progress is a
 * task beside it.
 */
final class Deliveries implements LaneTask {

	private final AcceptedInvocation call;
	/** Written under this, like the next; read by anyone. */
	private volatile ProgressValue newest = ProgressValue.NONE;
	private boolean progressIsDue;
	private ProgressValue last = ProgressValue.NONE; // only in the lane

	Deliveries(AcceptedInvocation call) {
		this.call = call;
	}

	ProgressValue newest() {
		return newest;
	}

	/** Takes progress from the backend. Answers false if it is to stop, or has ended. */
	boolean progress(long completed, long total) {
		boolean isFirst;
		synchronized (this) {
			if (completed < newest.done() || completed == newest.done() && total == newest.of()) {
				return !call.phase().isStopRequested();
			}
			if (call.phase().isStopRequested()) {
				return false;
			}
			newest = new ProgressValue(completed, total);
			isFirst = !progressIsDue && call.callback != null;
			progressIsDue |= isFirst;
		}
		Told.progressed(call);
		if (isFirst) {
			call.client.lane.execute(new ProgressTask());
		}
		return true;
	}

	/** Takes the newest value to deliver it: what comes later is due anew. */
	private synchronized ProgressValue takeNewest() {
		progressIsDue = false;
		return newest;
	}

	/** Answers what completes the stage alone. */
	LaneTask ofStage() {
		return new StageTask();
	}

	/** Delivers the end. */
	@Override
	public void run() {
		if (call.client.gate.enter()) {
			try {
				Phase end = call.phase();
				ServiceMethodCallback callback = call.callback;
				if (callback != null && !call.client.isMuted()) {
					callback.onComplete(call, end.status(), end.results());
				}
			} catch (Throwable e) {
				thrown(e);
			} finally {
				call.client.delivered(call);
				call.delivered();
				call.completeStage();
				call.client.gate.leave();
			}
		} else {
			call.client.delivered(call);
		}
	}

	@Override
	public String describe() {
		return "the callback of invocation " + call.id + " of " + call.methodName() + ", of " + call.client.owner;
	}

	private void thrown(Throwable e) {
		call.client.engine.log.warn(describe() + " threw", e);
	}

	private final class ProgressTask implements LaneTask {

		@Override
		public void run() {
			ProgressValue value = takeNewest();
			// After a cancel has returned no progress call may begin for what it cancelled (contract 2.7): the phase was changed before it returned.
			if (value == last || !call.phase().isUnstopped() || !call.client.gate.enter()) {
				return;
			}
			try {
				last = value;
				ServiceMethodCallback callback = call.callback;
				if (callback != null && !call.client.isMuted()) {
					callback.onProgress(call, value);
				}
			} catch (Throwable e) {
				thrown(e);
			} finally {
				call.client.gate.leave();
			}
		}

		@Override
		public String describe() {
			return "the progress of invocation " + call.id + " of " + call.methodName() + ", of " + call.client.owner;
		}
	}

	private final class StageTask implements LaneTask {

		@Override
		public void run() {
			if (call.client.gate.enter()) {
				try {
					call.completeStage();
				} finally {
					call.client.gate.leave();
				}
			}
		}

		@Override
		public String describe() {
			return "what waits for the result of invocation " + call.id + " of " + call.methodName() + ", of " + call.client.owner;
		}
	}
}
