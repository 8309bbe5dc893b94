package org.portabledevices.engine.core;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.service.Invocation;
import org.portabledevices.service.Progress;
import org.portabledevices.service.ServiceMethodCallback;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** Client and device in one object: it sees all that the engine calls, and notes what it must not see. */
abstract class Witness extends Race implements ServiceMethodCallback {

	private static final AtomicIntegerFieldUpdater<Witness> STARTS = counter("starts");
	private static final AtomicIntegerFieldUpdater<Witness> HOOKS = counter("hooks");
	private static final AtomicIntegerFieldUpdater<Witness> COMPLETIONS = counter("completions");
	private static final AtomicIntegerFieldUpdater<Witness> CLOSES = counter("closes");

	volatile int starts;
	volatile int hooks;
	volatile int completions;
	volatile int closes;
	/** The rule by which no callback begins any more, since a call that forbids it has returned. */
	private volatile String forbids;
	/** The same, as it was when the lane was entered: only what begins from then on is surely forbidden. */
	private volatile String forbiddenBefore;
	private boolean late;
	private long delivered;

	private static AtomicIntegerFieldUpdater<Witness> counter(String field) {
		return AtomicIntegerFieldUpdater.newUpdater(Witness.class, field);
	}

	/** Whether a progress call was seen that had begun before a call returned, and came in behind it. */
	final boolean isLate() {
		return late;
	}

	/** The newest progress that was seen. */
	final long delivered() {
		return delivered;
	}

	/** Notes that a call has returned behind which, by some rule, no callback begins. */
	final void returned(String rule) {
		forbids = rule;
	}

	/** To be called before lanes are run. */
	final void enterLane() {
		forbiddenBefore = forbids;
	}

	/** The handler was called. */
	final void started(InvocationContext context, boolean withHook) {
		check(STARTS.incrementAndGet(this) == 1, Rules.STARTED_TWICE);
		if (withHook) {
			context.onCancel(this::hook);
		}
	}

	final void hook() {
		check(HOOKS.incrementAndGet(this) == 1, Rules.TOLD_TWICE);
	}

	@Override
	public void close() {
		check(CLOSES.incrementAndGet(this) == 1, Rules.NOT_CLOSED);
	}

	@Override
	public void onProgress(Invocation invocation, Progress progress) {
		if (forbiddenBefore != null) {
			breaks(forbiddenBefore);
		} else if (forbids != null) {
			late = true;
		}
		check(completions == 0, Rules.PROGRESS_AFTER_END);
		check(progress.completed() >= delivered, Rules.PROGRESS_BACKWARDS);
		delivered = progress.completed();
	}

	@Override
	public void onComplete(Invocation invocation, Status status, Values results) {
		check(COMPLETIONS.incrementAndGet(this) == 1, Rules.COMPLETED_TWICE);
		check(forbiddenBefore != Rules.BEGUN_AFTER_RELEASE, Rules.BEGUN_AFTER_RELEASE); // behind a cancel the end still comes
		check(invocation.status().filter(status::equals).isPresent(), Rules.OTHER_END);
	}
}
