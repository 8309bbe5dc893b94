package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** A cancel of all that the client has pending, and … */
// @formatter:off: each pair is a block, like a row of a table
final class CancelAllAnd {

	private CancelAllAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "REQUESTED, ALREADY_CANCELLING, C(CANCELLED)", expect = ACCEPTABLE, desc = "the one is first (2.6)")
	@Outcome(id = "ALREADY_CANCELLING, REQUESTED, C(CANCELLED)", expect = ACCEPTABLE, desc = "the other is first (2.6)")
	@State
	public static class CancelAll extends Running {
		@Actor public void cancelAll1(LLL_Result r) { meet(); r.r1 = cancelAll(); }
		@Actor public void cancelAll2(LLL_Result r) { meet(); r.r2 = cancelAll(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "REQUESTED, ALREADY_CANCELLING, C(CANCELLED)", expect = ACCEPTABLE, desc = "the one is first (2.6)")
	@Outcome(id = "ALREADY_CANCELLING, REQUESTED, C(CANCELLED)", expect = ACCEPTABLE, desc = "the other is first (2.6)")
	@State
	public static class CancelHandle extends Running {
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r1 = cancelAll(); }
		@Actor public void cancelHandle(LLL_Result r) { meet(); r.r2 = cancelHandle(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "REQUESTED, ALREADY_CANCELLING, C(CANCELLED)", expect = ACCEPTABLE, desc = "the one is first (2.6)")
	@Outcome(id = "ALREADY_CANCELLING, REQUESTED, C(CANCELLED)", expect = ACCEPTABLE, desc = "the other is first (2.6)")
	@State
	public static class CancelOperator extends Running {
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r1 = cancelAll(); }
		@Actor public void cancelById(LLL_Result r) { meet(); r.r2 = cancelOperator(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "REQUESTED, passed, C(CANCELLED)", expect = ACCEPTABLE, desc = "the cancel is first (2.6)")
	@Outcome(id = "ALREADY_CANCELLING, passed, C(TIMED_OUT)", expect = ACCEPTABLE, desc = "the deadline is first (2.6)")
	@State
	public static class Deadline extends Running {
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r1 = cancelAll(); }
		@Actor public void deadline(LLL_Result r) { meet(); r.r2 = deadline(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "REQUESTED, false, C(CANCELLED)", expect = ACCEPTABLE, desc = "the cancel is first (2.7)")
	@Outcome(id = "REQUESTED, true, C(CANCELLED)", expect = ACCEPTABLE, desc = "the progress is first (2.7)")
	@State
	public static class Progress extends Running {
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r1 = cancelAll(); }
		@Actor public void progress(LLL_Result r) { meet(); r.r2 = progress(1); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "REQUESTED, released, C(CANCELLED)", expect = ACCEPTABLE, desc = "the cancel is first (2.6)")
	@Outcome(id = "ALREADY_CANCELLING, released, C(CANCELLED)", expect = ACCEPTABLE, desc = "the release is first (2.6)")
	@State
	public static class Release extends Running {
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r1 = cancelAll(); }
		@Actor public void release(LLL_Result r) { meet(); r.r2 = release(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "REQUESTED, over, C(CANCELLED)", expect = ACCEPTABLE, desc = "the cancel is first (2.6)")
	@Outcome(id = "ALREADY_CANCELLING, over, C(ABORTED)", expect = ACCEPTABLE, desc = "the end of the drain is first (2.6)")
	@State
	public static class DrainOver extends Leaving {
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r1 = cancelAll(); }
		@Actor public void drainOver(LLL_Result r) { meet(); r.r2 = drainOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "REQUESTED, over, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "the cancel is first (2.6)")
	@Outcome(id = "none, over, ABORTED UNKNOWN", expect = ACCEPTABLE, desc = "the end of the stop grace is first (2.6)")
	@State
	public static class StopGraceOver extends Leaving {
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r1 = cancelAll(); }
		@Actor public void stopGraceOver(LLL_Result r) { meet(); r.r2 = stopGraceOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "REQUESTED, false, C(CANCELLED)", expect = ACCEPTABLE, desc = "the cancel is first (7.4)")
	@Outcome(id = "NOT_CANCELLABLE, true, UNSTOPPABLE", expect = ACCEPTABLE, desc = "the point of no return is first (7.4)")
	@State
	public static class Uncancellable extends Running {
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r1 = cancelAll(); }
		@Actor public void uncancellable(LLL_Result r) { meet(); r.r2 = uncancellable(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}
}
