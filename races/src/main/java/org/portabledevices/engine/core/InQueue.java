package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** Two reasons to end what is queued: only the first of them ends it, and the device never hears of it. */
// @formatter:off: each pair is a block, like a row of a table
final class InQueue {

	private InQueue() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "NEVER_STARTED, none, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "the one is first (2.6)")
	@Outcome(id = "none, NEVER_STARTED, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "the other is first (2.6)")
	@State
	public static class CancelAllAndCancelAll extends Queued {
		@Actor public void cancelAll1(LLL_Result r) { meet(); r.r1 = cancelAll(); }
		@Actor public void cancelAll2(LLL_Result r) { meet(); r.r2 = cancelAll(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "NEVER_STARTED, passed, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "the cancel is first (2.6)")
	@Outcome(id = "none, passed, TIMED_OUT NOT_STARTED", expect = ACCEPTABLE, desc = "the deadline is first (2.6)")
	@State
	public static class CancelAllAndDeadline extends Queued {
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r1 = cancelAll(); }
		@Actor public void deadline(LLL_Result r) { meet(); r.r2 = deadline(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "NEVER_STARTED, released, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "the cancel is first (2.6)")
	@Outcome(id = "none, released, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "the release is first (2.6)")
	@State
	public static class CancelAllAndRelease extends Queued {
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r1 = cancelAll(); }
		@Actor public void release(LLL_Result r) { meet(); r.r2 = release(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "NEVER_STARTED, over, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "the cancel is first (2.6)")
	@Outcome(id = "none, over, ABORTED NOT_STARTED", expect = ACCEPTABLE, desc = "the end of the drain is first (2.6)")
	@State
	public static class CancelAllAndDrainOver extends QueuedLeaving {
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r1 = cancelAll(); }
		@Actor public void drainOver(LLL_Result r) { meet(); r.r2 = drainOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "NEVER_STARTED, over, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "the cancel is first (2.6)")
	@Outcome(id = "none, over, ABORTED NOT_STARTED", expect = ACCEPTABLE, desc = "the end of the stop grace is first (2.6)")
	@State
	public static class CancelAllAndStopGraceOver extends QueuedLeaving {
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r1 = cancelAll(); }
		@Actor public void stopGraceOver(LLL_Result r) { meet(); r.r2 = stopGraceOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "passed, released, TIMED_OUT NOT_STARTED", expect = ACCEPTABLE, desc = "the deadline is first (4.1)")
	@Outcome(id = "passed, released, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "the release is first (4.1)")
	@State
	public static class DeadlineAndRelease extends Queued {
		@Actor public void deadline(LLL_Result r) { meet(); r.r1 = deadline(); }
		@Actor public void release(LLL_Result r) { meet(); r.r2 = release(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "passed, over, TIMED_OUT NOT_STARTED", expect = ACCEPTABLE, desc = "the deadline is first (4.2)")
	@Outcome(id = "passed, over, ABORTED NOT_STARTED", expect = ACCEPTABLE, desc = "the end of the drain is first (4.2)")
	@State
	public static class DeadlineAndDrainOver extends QueuedLeaving {
		@Actor public void deadline(LLL_Result r) { meet(); r.r1 = deadline(); }
		@Actor public void drainOver(LLL_Result r) { meet(); r.r2 = drainOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "passed, over, TIMED_OUT NOT_STARTED", expect = ACCEPTABLE, desc = "the deadline is first (4.2)")
	@Outcome(id = "passed, over, ABORTED NOT_STARTED", expect = ACCEPTABLE, desc = "the end of the stop grace is first (4.2)")
	@State
	public static class DeadlineAndStopGraceOver extends QueuedLeaving {
		@Actor public void deadline(LLL_Result r) { meet(); r.r1 = deadline(); }
		@Actor public void stopGraceOver(LLL_Result r) { meet(); r.r2 = stopGraceOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "released, released, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "whichever is first (4.1)")
	@State
	public static class ReleaseAndRelease extends Queued {
		@Actor public void release1(LLL_Result r) { meet(); r.r1 = release(); }
		@Actor public void release2(LLL_Result r) { meet(); r.r2 = release(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "released, over, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "the release is first (4.1)")
	@Outcome(id = "released, over, ABORTED NOT_STARTED", expect = ACCEPTABLE, desc = "the end of the drain is first (4.1)")
	@State
	public static class ReleaseAndDrainOver extends QueuedLeaving {
		@Actor public void release(LLL_Result r) { meet(); r.r1 = release(); }
		@Actor public void drainOver(LLL_Result r) { meet(); r.r2 = drainOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "released, over, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "the release is first (4.1)")
	@Outcome(id = "released, over, ABORTED NOT_STARTED", expect = ACCEPTABLE, desc = "the end of the stop grace is first (4.1)")
	@State
	public static class ReleaseAndStopGraceOver extends QueuedLeaving {
		@Actor public void release(LLL_Result r) { meet(); r.r1 = release(); }
		@Actor public void stopGraceOver(LLL_Result r) { meet(); r.r2 = stopGraceOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "over, over, ABORTED NOT_STARTED", expect = ACCEPTABLE, desc = "whichever is first (4.2)")
	@State
	public static class DrainOverAndDrainOver extends QueuedLeaving {
		@Actor public void drainOver1(LLL_Result r) { meet(); r.r1 = drainOver(); }
		@Actor public void drainOver2(LLL_Result r) { meet(); r.r2 = drainOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "over, over, ABORTED NOT_STARTED", expect = ACCEPTABLE, desc = "whichever is first (4.2)")
	@State
	public static class DrainOverAndStopGraceOver extends QueuedLeaving {
		@Actor public void drainOver(LLL_Result r) { meet(); r.r1 = drainOver(); }
		@Actor public void stopGraceOver(LLL_Result r) { meet(); r.r2 = stopGraceOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "over, over, ABORTED NOT_STARTED", expect = ACCEPTABLE, desc = "whichever is first (4.2)")
	@State
	public static class StopGraceOverAndStopGraceOver extends QueuedLeaving {
		@Actor public void stopGraceOver1(LLL_Result r) { meet(); r.r1 = stopGraceOver(); }
		@Actor public void stopGraceOver2(LLL_Result r) { meet(); r.r2 = stopGraceOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}
}
