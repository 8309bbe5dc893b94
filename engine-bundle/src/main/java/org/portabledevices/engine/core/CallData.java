package org.portabledevices.engine.core;

import java.time.Duration;
import java.util.concurrent.Executor;

import org.portabledevices.backend.DataReader;
import org.portabledevices.backend.DataWriter;
import org.portabledevices.engine.bulk.SinkTransfer;
import org.portabledevices.engine.bulk.SourceTransfer;
import org.portabledevices.engine.bulk.Transfer;
import org.portabledevices.engine.bulk.TransferEnd;
import org.portabledevices.engine.bulk.TransferOwner;
import org.portabledevices.engine.lane.LaneTask;
import org.portabledevices.engine.log.EngineLog;
import org.portabledevices.engine.state.Event;
import org.portabledevices.engine.state.Step;
import org.portabledevices.engine.time.Timeout;
import org.portabledevices.service.Status;

/** The bulk data of one invocation: a transfer to the client's sink, or from its source. */
final class CallData implements TransferOwner {

	private final AcceptedInvocation call;
	private final Engine engine;
	private final SinkTransfer sink;
	private final SourceTransfer source;
	private final Timeout closing;
	/** The thread that is inside the client's object. */
	private volatile Thread inside;

	CallData(AcceptedInvocation call, CallOptions options) {
		this.call = call;
		this.engine = call.client.engine;
		Executor lent = engine.threads.lent();
		long stall = CallOptions.nanos(engine.limits.stall());
		this.sink = options.sink() == null ? null : new SinkTransfer(options.sink(), this, lent, engine.wheel, engine.clock, stall);
		this.source = options.source() == null ? null : new SourceTransfer(options.source(), this, lent, engine.wheel, engine.clock, stall);
		this.closing = new Timeout() {
			@Override
			protected void expired() {
				giveUp();
			}
		};
	}

	DataWriter writer() {
		if (sink == null) {
			throw new IllegalStateException("method " + call.methodName() + " is not described as one that delivers data");
		}
		return sink;
	}

	DataReader reader() {
		if (source == null) {
			throw new IllegalStateException("method " + call.methodName() + " is not described as one that takes data");
		}
		return source;
	}

	/** The device has succeeded: the rest of the data goes to the sink, then the invocation succeeds. */
	void finish() {
		if (sink != null) {
			sink.finish(this::fixSuccess, this::closed);
		} else if (fixSuccess()) {
			source.finish(this::closed);
		}
	}

	private boolean fixSuccess() {
		if (!call.fixSuccess()) {
			return false;
		}
		boundClosing(engine.limits.stall());
		return true;
	}

	/** The invocation ends otherwise: what was transferred is thrown away. A call that does not return is not waited for longer than the grace time. */
	void abandon() {
		boundClosing(engine.limits.grace());
		transfer().abandon(this::closed);
	}

	/** Waits no longer for a sink or source that is being closed. */
	void giveUp() {
		if (call.phase().step() == Step.CLOSING) {
			transfer().release();
			call.closed("it was not closed in time");
		}
	}

	/**
	 * The client is gone: its sink or source is closed now, while something of it may still be called, and not when the device has confirmed.
	 *
	 * @param end is told once.
	 */
	void clientGone(TransferEnd end) {
		if (call.phase().step() == Step.CLOSING) {
			transfer().finish(() -> false, end); // its end is fixed, and the close under way
		} else {
			transfer().abandon(end);
		}
	}

	/** Keeps nothing of the client's, closed or not. */
	void forgetClient() {
		transfer().release();
	}

	/** Whether the calling thread is inside the sink or source. */
	boolean isCurrent() {
		return inside == Thread.currentThread();
	}

	/** Wakes a backend's thread that waits for room or data, since the invocation is to stop. */
	void wake() {
		transfer().wake();
	}

	private Transfer transfer() {
		return sink != null ? sink : source;
	}

	/** Whether the device has to wait, since the sink takes nothing or the source gives nothing. */
	boolean waitsForClient() {
		return transfer().keepsBackendWaiting();
	}

	private void boundClosing(Duration limit) {
		engine.wheel.schedule(closing, CallOptions.nanos(limit));
	}

	private void closed(String problem) {
		engine.wheel.cancel(closing);
		if (call.phase().step() == Step.DRAINING) { // it was left before the device had answered: nobody was asked whether it is complete
			call.apply(Event.DATA_FAILED, Status.ERROR_GEN_FAILURE, problem);
		} else {
			call.closed(problem);
		}
	}

	@Override
	public boolean isStopRequested() {
		return call.phase().isStopRequested();
	}

	@Override
	public boolean enter() {
		if (!call.client.gate.enter()) {
			return false;
		}
		inside = Thread.currentThread();
		return true;
	}

	@Override
	public void leave() {
		inside = null;
		call.client.gate.leave();
	}

	@Override
	public void moved(long completed, long total) {
		Run run = call.run;
		if (run != null) {
			run.progress(completed, total);
		}
	}

	@Override
	public void alive() {
		Run run = call.run;
		if (run != null) {
			run.alive();
		}
	}

	@Override
	public void failed(Status status, String words) {
		call.apply(Event.DATA_FAILED, status, words);
	}

	@Override
	public void runOnBackend(Runnable action) {
		call.run.device.executor.execute(new LaneTask() {
			@Override
			public void run() {
				action.run();
			}

			@Override
			public String describe() {
				return "the data of " + CallData.this.describe();
			}
		});
	}

	@Override
	public EngineLog log() {
		return engine.timerLog; // a transfer may be given up by the timer
	}

	@Override
	public String describe() {
		return "invocation " + call.id + " of " + call.methodName();
	}
}
