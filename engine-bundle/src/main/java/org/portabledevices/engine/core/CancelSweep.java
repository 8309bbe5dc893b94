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
	static CancelReceipt cancel(List<AcceptedInvocation> matched, CancelOrigin origin) {
		if (matched.isEmpty()) {
			return Receipt.EMPTY;
		}
		Receipt.Line[] lines = new Receipt.Line[matched.size()];
		List<Integer> others = new ArrayList<>();
		for (int i = 0; i < lines.length; i++) {
			if (matched.get(i).phase().step() == Step.QUEUED) {
				lines[i] = cancel(matched.get(i), origin);
			} else {
				others.add(i);
			}
		}
		for (int i : others) {
			lines[i] = cancel(matched.get(i), origin);
		}
		return new Receipt(Arrays.stream(lines).filter(Objects::nonNull).map(CancelReceipt.Entry.class::cast).toList());
	}

	static CancelReceipt cancelOne(AcceptedInvocation call, CancelOrigin origin) {
		return cancel(List.of(call), origin);
	}

	private static Receipt.Line cancel(AcceptedInvocation call, CancelOrigin origin) {
		return line(call, call.cancel(origin));
	}

	/** Cancels one in an operator's name. Answers what it did, {@code null} if the invocation was not pending any more. */
	static Receipt.Line cancelByOperator(AcceptedInvocation call, String words) {
		return line(call, call.apply(Event.OPERATOR_CANCEL, null, words));
	}

	private static Receipt.Line line(AcceptedInvocation call, Transition transition) {
		CancelOutcome outcome = outcome(transition);
		if (outcome == null) {
			return null;
		}
		return new Receipt.Line(call, outcome, switch (outcome) {
			case NEVER_STARTED, REQUESTED -> End.CANCELLED;
			case NOT_CANCELLABLE -> null;
			case ALREADY_CANCELLING -> transition.before().end();
		});
	}

	/** What a request to stop did, whoever made it; {@code null} if the invocation was not pending any more. */
	static CancelOutcome outcome(Transition transition) {
		Phase before = transition.before();
		return switch (transition.outcome()) {
			case FIXED -> switch (before.step()) {
				case QUEUED -> CancelOutcome.NEVER_STARTED;
				case UNSTOPPABLE -> CancelOutcome.NOT_CANCELLABLE; // it ends all the same, and the device goes on
				default -> CancelOutcome.REQUESTED;
			};
			case STOPPING -> CancelOutcome.REQUESTED;
			case REFUSED -> CancelOutcome.NOT_CANCELLABLE;
			case UNCHANGED -> before.step() == Step.CANCELLING ? CancelOutcome.ALREADY_CANCELLING : CancelOutcome.NOT_CANCELLABLE;
			// It is only its sink that is still open. Whoever stopped it said so; an end of its own has won, and is not named (contract 2.6).
			case TOO_LATE -> before.step() == Step.CLOSING && before.effect() != null && before.effect() != Effect.NOT_STARTED
					? CancelOutcome.ALREADY_CANCELLING
					: null;
			case STARTED, DRAINING -> throw new IllegalStateException("a cancel neither starts nor drains");
		};
	}
}
