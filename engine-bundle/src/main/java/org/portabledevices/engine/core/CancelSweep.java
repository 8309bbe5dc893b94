package org.portabledevices.engine.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.portabledevices.engine.state.Event;
import org.portabledevices.engine.state.Phase;
import org.portabledevices.engine.state.Step;
import org.portabledevices.engine.state.Transition;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.CancelReceipt;
import org.portabledevices.service.Effect;
import org.portabledevices.service.End;

/** Cancels what a client's list gave out, and writes the receipt. */
final class CancelSweep {

	private CancelSweep() {
	}

	/**
	 * Cancels some invocations, given in the order of their acceptance. Those that are queued come first: else the end of one that runs could start one that this very call is
	 * about to cancel (contract 2.9).
	 */
	static CancelReceipt cancel(List<AcceptedInvocation> matched) {
		if (matched.isEmpty()) {
			return Receipt.EMPTY;
		}
		Receipt.Line[] lines = new Receipt.Line[matched.size()];
		List<Integer> others = new ArrayList<>();
		for (int i = 0; i < lines.length; i++) {
			if (matched.get(i).phase().step() == Step.QUEUED) {
				lines[i] = cancel(matched.get(i), Event.CANCEL, "");
			} else {
				others.add(i);
			}
		}
		for (int i : others) {
			lines[i] = cancel(matched.get(i), Event.CANCEL, "");
		}
		return new Receipt(Arrays.stream(lines).filter(Objects::nonNull).map(CancelReceipt.Entry.class::cast).toList());
	}

	static CancelReceipt cancelOne(AcceptedInvocation call) {
		return cancel(List.of(call));
	}

	/** Cancels one. Answers what it did, {@code null} if the invocation was not pending any more. */
	static Receipt.Line cancel(AcceptedInvocation call, Event event, String words) {
		Transition transition = call.apply(event, null, words);
		return line(call, transition.before(), transition.outcome());
	}

	static Receipt.Line line(AcceptedInvocation call, Phase before, Transition.Outcome outcome) {
		return switch (outcome) {
			case FIXED -> new Receipt.Line(call, before.step() == Step.QUEUED ? CancelOutcome.NEVER_STARTED : CancelOutcome.REQUESTED,
					End.CANCELLED);
			case STOPPING -> new Receipt.Line(call, CancelOutcome.REQUESTED, End.CANCELLED);
			case REFUSED -> new Receipt.Line(call, CancelOutcome.NOT_CANCELLABLE, null);
			case UNCHANGED -> new Receipt.Line(call, CancelOutcome.ALREADY_CANCELLING, before.end());
			// It is only its sink that is still open. Whoever stopped it said so; an end of its own has won, and is not named (contract 2.6).
			case TOO_LATE -> before.step() == Step.CLOSING && before.effect() != null && before.effect() != Effect.NOT_STARTED
					? new Receipt.Line(call, CancelOutcome.ALREADY_CANCELLING, before.end())
					: null;
			case STARTED, DRAINING -> throw new IllegalStateException("a cancel neither starts nor drains");
		};
	}
}
