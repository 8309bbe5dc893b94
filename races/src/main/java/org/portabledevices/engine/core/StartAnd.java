package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** The slot is given and the handler starts, and … */
// @formatter:off: each pair is a block, like a row of a table
final class StartAnd {

	private StartAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "started, REQUESTED, C(CANCELLED)", expect = ACCEPTABLE, desc = "the start is first (2.9)")
	@Outcome(id = "started, NEVER_STARTED, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "the cancel is first (2.9)")
	@State
	public static class CancelCallback extends Queued {
		@Actor public void start(LLL_Result r) { meet(); r.r1 = start(); }
		@Actor public void cancel(LLL_Result r) { meet(); r.r2 = cancelCallback(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "started, REQUESTED, C(CANCELLED)", expect = ACCEPTABLE, desc = "the start is first (2.9)")
	@Outcome(id = "started, NEVER_STARTED, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "the cancel is first (2.9)")
	@State
	public static class CancelAll extends Queued {
		@Actor public void start(LLL_Result r) { meet(); r.r1 = start(); }
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r2 = cancelAll(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "started, REQUESTED, C(CANCELLED)", expect = ACCEPTABLE, desc = "the start is first (2.9)")
	@Outcome(id = "started, NEVER_STARTED, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "the cancel is first (2.9)")
	@State
	public static class CancelHandle extends Queued {
		@Actor public void start(LLL_Result r) { meet(); r.r1 = start(); }
		@Actor public void cancelHandle(LLL_Result r) { meet(); r.r2 = cancelHandle(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "started, REQUESTED, C(CANCELLED)", expect = ACCEPTABLE, desc = "the start is first (2.9)")
	@Outcome(id = "started, NEVER_STARTED, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "the cancel is first (2.9)")
	@State
	public static class CancelOperator extends Queued {
		@Actor public void start(LLL_Result r) { meet(); r.r1 = start(); }
		@Actor public void cancelById(LLL_Result r) { meet(); r.r2 = cancelOperator(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "started, passed, C(TIMED_OUT)", expect = ACCEPTABLE, desc = "the start is first (1.7)")
	@Outcome(id = "started, passed, TIMED_OUT NOT_STARTED", expect = ACCEPTABLE, desc = "the deadline is first (1.7)")
	@State
	public static class Deadline extends Queued {
		@Actor public void start(LLL_Result r) { meet(); r.r1 = start(); }
		@Actor public void deadline(LLL_Result r) { meet(); r.r2 = deadline(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "started, released, C(CANCELLED)", expect = ACCEPTABLE, desc = "the start is first (4.1)")
	@Outcome(id = "started, released, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "the release is first (4.1)")
	@State
	public static class Release extends Queued {
		@Actor public void start(LLL_Result r) { meet(); r.r1 = start(); }
		@Actor public void release(LLL_Result r) { meet(); r.r2 = release(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "started, over, C(ABORTED)", expect = ACCEPTABLE, desc = "the start is first (4.2)")
	@Outcome(id = "started, over, ABORTED NOT_STARTED", expect = ACCEPTABLE, desc = "the end of the drain is first (4.2)")
	@State
	public static class DrainOver extends QueuedLeaving {
		@Actor public void start(LLL_Result r) { meet(); r.r1 = start(); }
		@Actor public void drainOver(LLL_Result r) { meet(); r.r2 = drainOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "started, over, ABORTED UNKNOWN", expect = ACCEPTABLE, desc = "the start is first (4.2)")
	@Outcome(id = "started, over, ABORTED NOT_STARTED", expect = ACCEPTABLE, desc = "the end of the stop grace is first (4.2)")
	@State
	public static class StopGraceOver extends QueuedLeaving {
		@Actor public void start(LLL_Result r) { meet(); r.r1 = start(); }
		@Actor public void stopGraceOver(LLL_Result r) { meet(); r.r2 = stopGraceOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}
}
