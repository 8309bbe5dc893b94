package org.portabledevices.engine.state;

import static java.util.Objects.requireNonNullElse;

import org.portabledevices.service.Effect;
import org.portabledevices.service.End;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/**
 * What an event makes of a phase.
 *
 * @param before the phase that it found.
 * @param after the phase that it leaves; the same object if nothing changed.
 * @param outcome what kind of change that was.
 * @param slotIsKept whether the device stays taken, though the invocation ends.
 */
public record Transition(Phase before, Phase after, Outcome outcome, boolean slotIsKept) {

	/** What kind of change. */
	public enum Outcome {
		/** None; the end was fixed before. */
		TOO_LATE,
		/** None. */
		UNCHANGED,
		/** None, since it cannot be stopped. */
		REFUSED,
		/** It runs. */
		STARTED,
		/** The device has done its part; the data goes on to the sink. */
		DRAINING,
		/** Its end is decided; the device is to be told. */
		STOPPING,
		/** Its end is fixed. */
		FIXED
	}

	/**
	 * Computes what an event makes of a phase, by the state table. Decides nothing: that is for whoever sets the phase.
	 *
	 * @param phase the phase.
	 * @param event the event.
	 * @param status the status that the event brings, {@code null} for that of the end.
	 * @param words what there is to say.
	 * @param results the results that the event brings.
	 * @return the transition.
	 */
	public static Transition of(Phase phase, Event event, Status status, String words, Values results) {
		Cell cell = StateTable.cell(event, phase.step());
		return switch (cell.action()) {
			case NONE -> new Transition(phase, phase, phase.isFixed() ? Outcome.TOO_LATE : Outcome.UNCHANGED, false);
			case REFUSED -> new Transition(phase, phase, Outcome.REFUSED, false);
			case RUNS -> new Transition(phase, Phase.RUNNING, Outcome.STARTED, false);
			case DRAINS -> new Transition(phase, Phase.draining(results), Outcome.DRAINING, false);
			case STOPS -> new Transition(phase, Phase.cancelling(cell.end(), requireNonNullElse(status, statusOf(cell.end())), words),
					Outcome.STOPPING, false);
			case ENDS -> new Transition(phase, fixed(cell, status, words), Outcome.FIXED, cell.slotIsKept());
			case ENDS_AS_DECIDED ->
					new Transition(phase, fixedAsDecided(phase, event, cell.effect(), status, words), Outcome.FIXED, cell.slotIsKept());
		};
	}

	/** Fixes the success of a phase that has drained, or that had nothing to drain. */
	public static Phase succeeded(Values results) {
		return Phase.closing(End.SUCCEEDED, Status.S_OK, null, "", results);
	}

	private static Phase fixed(Cell cell, Status status, String words) {
		return Phase.closing(cell.end(), requireNonNullElse(status, statusOf(cell.end())), cell.effect(), words, Values.empty());
	}

	private static Phase fixedAsDecided(Phase phase, Event event, Effect effect, Status status, String words) {
		String all = switch (event) {
			case CONFIRM, SUCCEED, SUCCEED_MISFIT -> phase.words(); // the results are dropped in any case
			case GRACE_OVER -> joined(phase.words(), "; ", "the stop was not confirmed");
			// only here it is known that the answer came behind the stop
			case FAIL, FAIL_CONNECTION_LOST -> joined(phase.words(), "; ", joined("the device answered " + status, ", ", words));
			default -> joined(phase.words(), "; ", words);
		};
		return Phase.closing(phase.end(), phase.status(), effect, all, Values.empty());
	}

	private static String joined(String first, String between, String second) {
		return first.isEmpty() || second.isEmpty() ? first + second : first + between + second;
	}

	private static Status statusOf(End end) {
		return switch (end) {
			case SUCCEEDED -> Status.S_OK;
			case FAILED -> Status.ERROR_GEN_FAILURE;
			case CANCELLED -> Status.ERROR_CANCELLED;
			case TIMED_OUT -> Status.ERROR_TIMEOUT;
			case ABORTED -> Status.ERROR_OPERATION_ABORTED;
		};
	}
}
