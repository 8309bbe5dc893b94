package org.portabledevices.engine.state;

import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.InvocationState;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/**
 * A step with all that is decided at it. Immutable, and exchanged as a whole by one compare-and-set: so whoever sees an end sees its status, effect, words and results
 * (contract 3.7), and the first decision wins (2.6).
 *
 * @param step where the invocation stands.
 * @param end the end that is decided, {@code null} if none is.
 * @param status the status of that end.
 * @param effect what became of the device, {@code null} while that is open or where the method ran to its own end.
 * @param words what there is to say, possibly empty.
 * @param results the results, empty unless it succeeded.
 */
public record Phase(Step step, End end, Status status, Effect effect, String words, Values results) {

	/** Accepted, not started. */
	public static final Phase QUEUED = undecided(Step.QUEUED);
	/** The device works on it. */
	public static final Phase RUNNING = undecided(Step.RUNNING);
	/** The device works on it and cannot be stopped. */
	public static final Phase UNSTOPPABLE = undecided(Step.UNSTOPPABLE);

	private static Phase undecided(Step step) {
		return new Phase(step, null, null, null, "", Values.empty());
	}

	/** The device has succeeded; its results wait for the sink. */
	static Phase draining(Values results) {
		return new Phase(Step.DRAINING, null, null, null, "", results);
	}

	/** The end is decided, the device is told. */
	static Phase cancelling(End end, Status status, String words) {
		return new Phase(Step.CANCELLING, end, status, null, words, Values.empty());
	}

	/** The end is fixed. */
	static Phase closing(End end, Status status, Effect effect, String words, Values results) {
		return new Phase(Step.CLOSING, end, status, effect, words, results);
	}

	/** The same end, reached. */
	public Phase ended() {
		return new Phase(Step.ENDED, end, status, effect, words, results);
	}

	/** The end that a failure at the very last, the closing of the sink, makes of a success. */
	public Phase endedFailed(Status failure, String failureWords) {
		return new Phase(Step.ENDED, End.FAILED, failure, Effect.FINISHED, failureWords, Values.empty());
	}

	/** Whether it is over. */
	public boolean isEnded() {
		return step == Step.ENDED;
	}

	/** Whether its end is fixed, though its sink may not be closed. */
	public boolean isFixed() {
		return step == Step.ENDED || step == Step.CLOSING;
	}

	/** Whether it runs, or has run, to an end of its own: nobody has stopped it. */
	public boolean isUnstopped() {
		return switch (step) {
			case RUNNING, UNSTOPPABLE, DRAINING -> true;
			case CLOSING, ENDED -> end == End.SUCCEEDED || end == End.FAILED && effect == null;
			case QUEUED, CANCELLING -> false;
		};
	}

	/** What clients see: a sink that is being closed after a success is part of the run, not of a stop. */
	public InvocationState visible() {
		return step == Step.CLOSING && isUnstopped() ? InvocationState.RUNNING : step.visible();
	}

	/** Whether the work is to stop, or is over. */
	public boolean isStopRequested() {
		return step == Step.CANCELLING || isFixed();
	}
}
