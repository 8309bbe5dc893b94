package org.portabledevices.engine.core;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.engine.state.Phase;
import org.portabledevices.engine.state.Step;
import org.portabledevices.service.Effect;
import org.portabledevices.values.Values;

/**
 * What is found when both actors are done. First, where the invocation stands: that is the result, and each test says what it may be. Then it is brought to its end, and what
 * must be so after any race is looked at; if it is not, the rule that is broken takes the place of the result.
 */
final class Verdict {

	private final Meeting meeting;
	private final QuietEngine ground;
	private final AcceptedInvocation call;

	Verdict(Meeting meeting) {
		this.meeting = meeting;
		this.ground = meeting.ground;
		this.call = meeting.call;
	}

	String words() {
		settle();
		Phase found = call == null ? null : call.phase();
		answerOthers();
		if (found == null) {
			meeting.check(meeting.starts == 0 && meeting.completions == 0, Rules.REFUSED_YET_CALLED);
		} else {
			finish(found);
			checkCallbacks(found);
			checkHook(found);
			checkStart(found);
		}
		boolean isOpen = meeting.device.services().get(0).isOpen();
		if (isOpen) {
			checkSlot();
		}
		checkNothingIsLeft(isOpen);
		String words = found == null ? "nothing" : words(found);
		return meeting.isLate() ? words + " late" : words;
	}

	private void settle() {
		meeting.enterLane();
		ground.settle();
	}

	static String words(Phase phase) {
		return switch (phase.step()) {
			case ENDED -> phase.effect() == null ? phase.end().name() : phase.end() + " " + phase.effect();
			case CANCELLING -> "C(" + phase.end() + ")";
			default -> phase.step().name();
		};
	}

	/** What the others have at work is answered, so that it does not stand in the way. */
	private void answerOthers() {
		meeting.answerReset();
		ground.work();
		while (answerOther()) {
			// the next
		}
	}

	/** The device answers last, whatever was before: that ends what has not ended, and frees a slot that was kept. */
	private void finish(Phase found) {
		if (meeting.context != null) {
			meeting.check(meeting.context.succeed(Values.empty()) != found.isEnded(), Rules.ANSWER);
		}
		settle();
		Phase end = call.phase();
		meeting.check(end.isEnded(), Rules.NO_END);
		meeting.check(found.end() == null || found.end() == end.end(), Rules.END_CHANGED);
	}

	private void checkCallbacks(Phase found) {
		boolean goesOn = found.step() == Step.RUNNING || found.step() == Step.UNSTOPPABLE;
		meeting.check(!goesOn || meeting.delivered() == call.progress().completed(), Rules.PROGRESS_LOST);
		meeting.check(meeting.completions == 1 || meeting.isReleased, Rules.NOT_COMPLETED);
	}

	/** What the backend must have been told. An answer that comes while it is being told may be first or not: then both are right. */
	private void checkHook(Phase found) {
		if (found.step() == Step.CANCELLING) {
			meeting.check(meeting.hooks == 1, Rules.NOT_TOLD);
		} else if (found.isUnstopped() || meeting.isFixed) {
			meeting.check(meeting.hooks == 0, Rules.TOLD_IN_VAIN);
		}
	}

	private void checkStart(Phase found) {
		meeting.check(found.effect() != Effect.NOT_STARTED || meeting.starts == 0, Rules.STARTED_AFTER_ALL);
	}

	/** Of two calls of another client one runs, and when it has answered, the other. */
	private void checkSlot() {
		meeting.acceptOther();
		meeting.acceptOther();
		meeting.check(meeting.others.size() <= 1, Rules.STARTED_BESIDE);
		meeting.check(answerOther() && answerOther(), Rules.SLOT_KEPT);
	}

	private boolean answerOther() {
		InvocationContext other = meeting.others.poll();
		if (other != null) {
			other.succeed(Values.empty());
			ground.work();
		}
		return other != null;
	}

	private void checkNothingIsLeft(boolean isOpen) {
		meeting.check(meeting.closes == (isOpen ? 0 : 1), Rules.NOT_CLOSED);
		meeting.check(ground.engine.openCount() == 0 && ground.engine.pending().isEmpty() && meeting.device.pendingCount() == 0,
				Rules.LEFT_OPEN);
		if (!isOpen) {
			ground.forgetDevice();
		} else if (meeting.isReleased) {
			ground.forgetClient();
		}
		meeting.check(!ground.hasTimeoutLeft(), Rules.LEFT_TIMED);
	}
}
