package org.portabledevices.engine.core;

import java.util.UUID;

import org.portabledevices.backend.DataReader;
import org.portabledevices.backend.DataWriter;
import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.engine.state.Event;
import org.portabledevices.engine.state.Phase;
import org.portabledevices.engine.state.Transition;
import org.portabledevices.engine.state.Transition.Outcome;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** One invocation at work on its device: what its handler sees, and the device's book-keeping of it. */
final class Run implements InvocationContext {

	final AcceptedInvocation call;
	final HostedMethod method;
	final Device device;
	final Turn turn;

	/** Guarded by the device's lock. */
	boolean holdsSlot = true;
	boolean inHandler = true;
	boolean slotIsDue;

	/** When the device last gave a sign of life, and when the handler was called, for the device's watch. */
	volatile long aliveNanos;
	volatile Thread handlerThread;
	volatile long handlerNanos;
	boolean slowHandlerIsLogged; // only on the timer thread

	private volatile Values parameters;
	private final CallData data;
	private final StopRequest stop;

	Run(AcceptedInvocation call, Turn turn) {
		this.call = call;
		this.method = call.hosted;
		this.device = turn.device;
		this.turn = turn;
		this.parameters = call.parameters;
		this.aliveNanos = device.engine.clock.nanos();
		this.data = call.data;
		this.stop = new StopRequest(this);
	}

	/** Calls the handler. Whoever calls this has let the start happen. */
	void start() {
		handlerNanos = aliveNanos; // read a moment ago
		handlerThread = Thread.currentThread();
		device.watch.handlerBegins(this);
		boolean outermost = device.engine.handlers.enter();
		try {
			if (!method.description.isCancellable()) {
				call.fixCourse();
			}
			method.handler.start(this);
		} catch (MethodFailure e) {
			fail(e.status(), e.getMessage());
		} catch (StoppedException e) {
			confirm();
		} catch (Throwable e) {
			device.engine.log.warn("the handler of invocation " + call.id + " of " + call.methodName() + " threw", e);
			fail(Status.ERROR_GEN_FAILURE, "the handler of the backend threw " + e);
		} finally {
			handlerThread = null;
			device.engine.handlers.leave(outermost);
		}
	}

	/** Tells the backend to stop. */
	void stop(Event event) {
		stop.make(event);
		if (data != null) {
			data.wake();
		}
	}

	@Override
	public void onCancel(Runnable hook) {
		stop.hook(hook);
	}

	/** Whether it is the client that keeps the transfer waiting. */
	boolean waitsForClient() {
		return data != null && data.waitsForClient();
	}

	/** Gives the slot back: the device has stopped, or is not waited for. */
	void giveBack() {
		stop.over();
		device.giveBack(this);
	}

	/** Lets go of the streams among the parameters, since the client is gone. */
	void forgetStreams() {
		parameters = Streams.without(parameters);
	}

	// Bulk data

	@Override
	public DataWriter writer() {
		if (data == null) {
			throw new IllegalStateException("method " + call.methodName() + " is not described as one that delivers data");
		}
		return data.writer();
	}

	@Override
	public DataReader reader() {
		if (data == null) {
			throw new IllegalStateException("method " + call.methodName() + " is not described as one that takes data");
		}
		return data.reader();
	}

	// Answers

	@Override
	public boolean succeed(Values results) {
		String problem = problemWith(results);
		if (problem == null) {
			return counts(call.apply(Event.SUCCEED, null, "", results));
		}
		String words = "the backend answered what does not fit: " + problem;
		device.engine.log.warn("invocation " + call.id + " of " + call.methodName() + ": " + words);
		return counts(call.apply(Event.SUCCEED_MISFIT, Status.ERROR_GEN_FAILURE, words));
	}

	/** The results of what was told to stop are dropped: whether they fit is nobody's concern, and the answer says only that the device has finished. */
	private String problemWith(Values results) {
		if (call.phase().isStopRequested()) {
			return null;
		}
		return results == null ? "it gave no results" : method.problemWith(results);
	}

	@Override
	public boolean fail(Status status, String message) {
		return counts(applyFailure(Event.FAIL, status, message));
	}

	@Override
	public boolean failConnectionLost(Status status, String message) {
		Outcome outcome = applyFailure(Event.FAIL_CONNECTION_LOST, status, message).outcome();
		return outcome != Outcome.TOO_LATE && outcome != Outcome.UNCHANGED; // too late, it says nothing of the device: only a reset frees it
	}

	private Transition applyFailure(Event event, Status status, String message) {
		String words = message == null ? "" : message;
		if (isOfEngine(status)) {
			return call.apply(event, Status.ERROR_GEN_FAILURE, "the backend failed with " + status + (words.isEmpty() ? "" : ": " + words));
		}
		return call.apply(event, status, words);
	}

	/** Success is no failure, and some statuses say who decided (contract 7.5). */
	private static boolean isOfEngine(Status status) {
		return status.isSuccess() || status.equals(Status.ERROR_CANCELLED) || status.equals(Status.ERROR_TIMEOUT)
				|| status.equals(Status.ERROR_OPERATION_ABORTED);
	}

	@Override
	public boolean confirm() {
		return counts(call.apply(Event.CONFIRM, Status.ofResponseCode(0x201F), "the device cancelled it by itself"));
	}

	/** Whether an answer counts; one that comes too late only says that the device is free (contract 7.1). */
	private boolean counts(Transition transition) {
		if (transition.outcome() == Outcome.TOO_LATE) {
			giveBack();
			return false;
		}
		return transition.outcome() != Outcome.UNCHANGED;
	}

	// The rest of the context

	@Override
	public boolean progress(long completed, long total) {
		alive();
		Phase now = call.phase();
		return !now.isStopRequested() && call.progress(completed, total);
	}

	@Override
	public void alive() {
		aliveNanos = device.engine.clock.nanos();
	}

	@Override
	public boolean isStopRequested() {
		return call.phase().isStopRequested();
	}

	@Override
	public void checkStopped() throws StoppedException {
		if (isStopRequested()) {
			throw new StoppedException();
		}
	}

	@Override
	public boolean notCancellableFromHere() {
		return call.fixCourse();
	}

	@Override
	public void releaseSlot() {
		device.giveBack(this);
	}

	@Override
	public long id() {
		return call.id;
	}

	@Override
	public long client() {
		return call.client.number;
	}

	@Override
	public UUID method() {
		return call.method;
	}

	@Override
	public Values parameters() {
		return parameters;
	}
}
