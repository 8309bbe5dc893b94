package org.portabledevices.engine.core;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.SessionReset;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.InvocationOptions;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.ServiceMethods;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/**
 * One client's invocation on a device with one slot, and what can happen to it. Two of the methods here are the two actors of a race; each answers in a word what it was told.
 * The words, and where the invocation then stands, are the result.
 */
abstract class Meeting extends Witness {

	private static final InvocationOptions DEADLINE = InvocationOptions.builder().deadline(Duration.ofMillis(10)).build();
	private static final Duration PAST_DEADLINE = Duration.ofMillis(12);

	final HostedDevice device = ground.device();
	final ServiceMethods methods = ground.client().methods();
	final Client client = ground.client().client();
	/** What other clients have started here. */
	final Queue<InvocationContext> others = new ArrayDeque<>();
	/** The invocation. */
	AcceptedInvocation call;
	/** What its handler was given; {@code null} before it started. */
	volatile InvocationContext context;
	/** Whether the backend was told that it cannot be cancelled from here. */
	boolean isFixed;
	/** Whether the client is gone. */
	volatile boolean isReleased;
	/** What a backend that takes its time was asked for. */
	private volatile SessionReset asked;

	/** Makes the invocation: it runs if the slot is free, else it is queued. */
	final void acceptWithDeadline() {
		call = accept(methods, this, DEADLINE);
	}

	final void acceptWithoutDeadline() {
		call = accept(methods, this, InvocationOptions.none());
	}

	/** Another client makes one. */
	final void acceptOther() {
		accept(ground.other().methods(), null, InvocationOptions.none());
	}

	static AcceptedInvocation accept(ServiceMethods by, ServiceMethodCallback callback, InvocationOptions options) {
		try {
			return (AcceptedInvocation) by.invokeAsync(QuietEngine.HOLD, null, callback, options);
		} catch (InvocationRefusedException e) {
			throw new AssertionError(e);
		}
	}

	@Override
	final void start(InvocationContext started) {
		if (started.client() == client.number) {
			context = started;
			started(started, setsHook());
		} else {
			others.add(started);
		}
	}

	/** Whether the handler sets an on-cancel hook. */
	boolean setsHook() {
		return true;
	}

	@Override
	public final void reset(SessionReset reset) {
		asked = reset;
		if (!takesTimeToReset()) {
			answerReset();
		}
	}

	/** Whether the backend does not answer at once when it is asked to reset the session. */
	boolean takesTimeToReset() {
		return false;
	}

	/** Answers that the session is reset, if that was asked for; again perhaps. */
	final void answerReset() {
		if (asked != null) {
			asked.succeed();
		}
	}

	// What can happen

	/** The other client's invocation ends; the slot is free, and goes to the next. */
	final String start() {
		others.remove().succeed(Values.empty());
		ground.work();
		return "started";
	}

	final String complete() {
		return told(context.succeed(Values.empty()));
	}

	final String fail() {
		return told(context.fail(Status.ERROR_IO_DEVICE, ""));
	}

	final String confirm() {
		return told(context.confirm());
	}

	final String uncancellable() {
		isFixed = context.notCancellableFromHere();
		return told(isFixed);
	}

	/** The backend reports, and the lane delivers, both on this thread. */
	final String progress(long completed) {
		boolean taken = context.progress(completed, -1);
		deliver();
		return told(taken);
	}

	final void deliver() {
		enterLane();
		ground.deliver();
	}

	final String cancelCallback() {
		return told(methods.cancel(this));
	}

	final String cancelAll() {
		return told(methods.cancel(null));
	}

	final String cancelHandle() {
		return told(call.cancel());
	}

	final String cancelOperator() {
		Optional<CancelOutcome> outcome = ground.engine.cancel(call.id, "an operator", "a race");
		return outcome.isEmpty() ? "none" : told(outcome.get());
	}

	/** The deadline passes, as the timer sees it. */
	final String deadline() {
		ground.pass(PAST_DEADLINE);
		return "passed";
	}

	/** The grace time of a stop passes, as the timer sees it. */
	final String grace() {
		ground.pass(QuietEngine.LIMITS.grace().plusMillis(10));
		return "passed";
	}

	/** The handler sets its on-cancel hook. */
	final String setHook() {
		context.onCancel(this::hook);
		return "set";
	}

	/** The session is reset, as was asked for. */
	final String resetDone() {
		asked.succeed();
		return "reset";
	}

	/** The session cannot be reset. */
	final String resetFailed() {
		asked.fail("a race");
		return "hung";
	}

	/** The backend says that the session is a new one. */
	final String sessionNew() {
		device.sessionReset("a race");
		return "new";
	}

	/** The client gives its object back, and waits for nothing. */
	final String release() {
		return release(0);
	}

	final String release(long nanos) {
		client.release(nanos);
		returned(Rules.BEGUN_AFTER_RELEASE);
		isReleased = true;
		return "released";
	}

	/** The backend begins to stop: it accepts no more, and what was accepted goes on. */
	final void leave() {
		device.close();
	}

	/** The drain time of the backend's stop is over. */
	final String drainOver() {
		device.drainIsOver();
		return "over";
	}

	/** The stop grace of the backend's stop is over. */
	final String stopGraceOver() {
		device.forceEnd();
		return "over";
	}

	private static String told(boolean answer) {
		return answer ? "true" : "false";
	}

	final String told(CancelReceipt receipt) {
		if (receipt.entries().isEmpty()) {
			check(receipt.status().equals(Status.ERROR_NOT_FOUND), Rules.RECEIPT);
			return "none";
		}
		CancelReceipt.Entry entry = receipt.entries().get(0);
		boolean refused = entry.outcome() == CancelOutcome.NOT_CANCELLABLE;
		check(receipt.entries().size() == 1 && (call == null || entry.invocation() == call), Rules.RECEIPT);
		check(refused == (entry.end() == null), Rules.RECEIPT);
		check(receipt.status().equals(refused ? Status.ERROR_NOT_SUPPORTED : Status.S_OK), Rules.RECEIPT);
		return told(entry.outcome());
	}

	private String told(CancelOutcome outcome) {
		if (outcome != CancelOutcome.NOT_CANCELLABLE) {
			returned(Rules.BEGUN_AFTER_CANCEL);
		}
		return outcome.name();
	}

	/** To be called when both actors are done: where the invocation stands then, or the rule that is broken. */
	final String verdict() {
		return lastWord(new Verdict(this).words());
	}
}
