package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Outcome;

/**
 * What must not come out of any race, by the rule of the contract that it breaks. A result ends with one of these words, if something was seen that is forbidden whatever met.
 * What a test does not name itself is looked up here; what is not here either is forbidden too.
 */
@Outcome(id = ".*" + Rules.NO_END, expect = FORBIDDEN, desc = "1.1: what was accepted did not end")
@Outcome(id = ".*" + Rules.REFUSED_YET_CALLED, expect = FORBIDDEN, desc = "1.1: what was refused was started, or called back")
@Outcome(id = ".*" + Rules.STARTED_BESIDE, expect = FORBIDDEN, desc = "1.6: more runs at once than the device has slots")
@Outcome(id = ".*" + Rules.STARTED_TWICE, expect = FORBIDDEN, desc = "5.2: one invocation was started twice")
@Outcome(id = ".*" + Rules.OVERTAKEN, expect = FORBIDDEN, desc = "5.3: a newer invocation was started before one that waited")
@Outcome(id = ".*" + Rules.STARTED_AFTER_ALL, expect = FORBIDDEN, desc = "2.9: what ended in the queue was started")
@Outcome(id = ".*" + Rules.END_CHANGED, expect = FORBIDDEN, desc = "2.6: an end that was decided became another one")
@Outcome(id = ".*" + Rules.RECEIPT, expect = FORBIDDEN, desc = "2.5: a receipt that contradicts itself")
@Outcome(id = ".*" + Rules.BEGUN_AFTER_CANCEL, expect = FORBIDDEN, desc = "2.7: progress began after the cancel had returned")
@Outcome(id = ".*" + Rules.BEGUN_AFTER_RELEASE, expect = FORBIDDEN, desc = "4.1: a callback began after the release had returned")
@Outcome(id = ".*" + Rules.NOT_TOLD, expect = FORBIDDEN, desc = "2.9: what runs was stopped, and the backend was not told")
@Outcome(id = ".*" + Rules.TOLD_TWICE, expect = FORBIDDEN, desc = "7.3: the on-cancel hook was called twice")
@Outcome(id = ".*" + Rules.TOLD_IN_VAIN, expect = FORBIDDEN, desc = "7.3, 7.4: the on-cancel hook was called for what nobody stopped")
@Outcome(id = ".*" + Rules.NOT_COMPLETED, expect = FORBIDDEN, desc = "3.1: onComplete was not called")
@Outcome(id = ".*" + Rules.COMPLETED_TWICE, expect = FORBIDDEN, desc = "3.1: onComplete was called twice")
@Outcome(id = ".*" + Rules.PROGRESS_AFTER_END, expect = FORBIDDEN, desc = "3.2: onProgress began after onComplete")
@Outcome(id = ".*" + Rules.PROGRESS_BACKWARDS, expect = FORBIDDEN, desc = "3.2: onProgress was called with a smaller value")
@Outcome(id = ".*" + Rules.PROGRESS_LOST, expect = FORBIDDEN, desc = "3.2: the newest progress was not delivered")
@Outcome(id = ".*" + Rules.OTHER_END, expect = FORBIDDEN, desc = "3.7: onComplete saw another end than the invocation has")
@Outcome(id = ".*" + Rules.NO_RESULT, expect = FORBIDDEN, desc = "4.1: a stage was never completed")
@Outcome(id = ".*" + Rules.TWO_RESULTS, expect = FORBIDDEN, desc = "1.1: a stage was completed twice")
@Outcome(id = ".*" + Rules.NOT_WOKEN, expect = FORBIDDEN, desc = "1.5: a thread slept on in invoke, behind the end")
@Outcome(id = ".*" + Rules.TASK_LOST, expect = FORBIDDEN, desc = "3.1: a task that a lane was given does not run: a lost wake-up")
@Outcome(id = ".*" + Rules.TASK_TWICE, expect = FORBIDDEN, desc = "3.1: a task of a lane ran twice")
@Outcome(id = ".*" + Rules.TWO_AT_ONCE, expect = FORBIDDEN, desc = "3.3: two tasks of one lane ran at once")
@Outcome(id = ".*" + Rules.OUT_OF_ORDER, expect = FORBIDDEN, desc = "3.3: tasks of a lane ran out of their order")
@Outcome(id = ".*" + Rules.NEVER_IDLE, expect = FORBIDDEN, desc = "4.1: a lane with nothing to run is not idle")
@Outcome(id = ".*" + Rules.CLOSED_WRONGLY, expect = FORBIDDEN, desc = "3.6: a sink was told otherwise than was decided")
@Outcome(id = ".*" + Rules.CLOSED_TWICE, expect = FORBIDDEN, desc = "3.6: a sink was closed twice")
@Outcome(id = ".*" + Rules.CLOSED_TOO_EARLY, expect = FORBIDDEN, desc = "3.6: a sink was written while or after it was closed")
@Outcome(id = ".*" + Rules.END_NOT_TOLD, expect = FORBIDDEN, desc = "3.6: whoever waits for the close was not told, or twice")
@Outcome(id = ".*" + Rules.NOT_CLOSED, expect = FORBIDDEN, desc = "4.2: a device with nothing pending was not closed once")
@Outcome(id = ".*" + Rules.ANSWER, expect = FORBIDDEN,
		desc = "7.1: a last answer was told that it counts, or that it does not, against the end")
@Outcome(id = ".*" + Rules.SLOT_KEPT, expect = FORBIDDEN, desc = "6.1: the slot was not given back")
@Outcome(id = ".*" + Rules.LEFT_OPEN, expect = FORBIDDEN, desc = "6.1: something is still counted as open or pending")
@Outcome(id = ".*" + Rules.LEFT_TIMED, expect = FORBIDDEN, desc = "6.1: a timeout was left behind")
@Outcome(id = ".*REQUESTED.*(SUCCEEDED|FAILED|TIMED_OUT|ABORTED).*", expect = FORBIDDEN,
		desc = "2.6: a cancel was told that it decides, and another end came")
@Outcome(id = ".*NEVER_STARTED.*", expect = FORBIDDEN, desc = "2.5: a cancel was told of what never started, and that is not so")
@Outcome(id = ".*NOT_CANCELLABLE.*", expect = FORBIDDEN, desc = "7.4: a cancel was refused, and nobody had said that it cannot be")
@Outcome(id = ".*none.*", expect = FORBIDDEN, desc = "2.8: a cancel did not match what was accepted before and pending")
@Outcome(id = "(true, true|false, false), .*", expect = FORBIDDEN, desc = "7.1, 7.4: both were told that they are first, or neither")
@Outcome(id = "(REQUESTED, true|true, released), C\\(CANCELLED\\) late", expect = ACCEPTABLE_INTERESTING,
		desc = "2.7, 4.1: a progress call that had begun before was still on its way in")
final class Rules {

	static final String NO_END = "no end";
	static final String REFUSED_YET_CALLED = "refused and called";
	static final String STARTED_BESIDE = "started beside another";
	static final String STARTED_TWICE = "started twice";
	static final String OVERTAKEN = "overtaken";
	static final String STARTED_AFTER_ALL = "started after its end";
	static final String END_CHANGED = "another end";
	static final String RECEIPT = "receipt";
	static final String BEGUN_AFTER_CANCEL = "progress begun after the cancel";
	static final String BEGUN_AFTER_RELEASE = "begun after the release";
	static final String NOT_TOLD = "hook not called";
	static final String TOLD_TWICE = "hook called twice";
	static final String TOLD_IN_VAIN = "hook called in vain";
	static final String NOT_COMPLETED = "not completed";
	static final String COMPLETED_TWICE = "completed twice";
	static final String PROGRESS_AFTER_END = "progress after the end";
	static final String PROGRESS_BACKWARDS = "progress backwards";
	static final String PROGRESS_LOST = "progress lost";
	static final String OTHER_END = "wrong end told";
	static final String NO_RESULT = "no result";
	static final String TWO_RESULTS = "two results";
	static final String NOT_WOKEN = "not woken";
	static final String TASK_LOST = "task lost";
	static final String TASK_TWICE = "task run twice";
	static final String TWO_AT_ONCE = "two at once";
	static final String OUT_OF_ORDER = "out of order";
	static final String NEVER_IDLE = "never idle";
	static final String CLOSED_WRONGLY = "closed against the decision";
	static final String CLOSED_TWICE = "closed twice";
	static final String CLOSED_TOO_EARLY = "closed too early";
	static final String END_NOT_TOLD = "close not told";
	static final String NOT_CLOSED = "device not closed once";
	static final String ANSWER = "last answer";
	static final String SLOT_KEPT = "slot kept";
	static final String LEFT_OPEN = "left open";
	static final String LEFT_TIMED = "timeout left";

	private Rules() {
	}
}
