package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** The drain time of a stopping backend is over, and … */
// @formatter:off: each pair is a block, like a row of a table
final class DrainOverAnd {

	private DrainOverAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "over, over, C(ABORTED)", expect = ACCEPTABLE, desc = "whichever is first (4.2)")
	@State
	public static class DrainOver extends Leaving {
		@Actor public void drainOver1(LLL_Result r) { meet(); r.r1 = drainOver(); }
		@Actor public void drainOver2(LLL_Result r) { meet(); r.r2 = drainOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "over, over, ABORTED UNKNOWN", expect = ACCEPTABLE, desc = "whichever is first (4.2)")
	@State
	public static class StopGraceOver extends Leaving {
		@Actor public void drainOver(LLL_Result r) { meet(); r.r1 = drainOver(); }
		@Actor public void stopGraceOver(LLL_Result r) { meet(); r.r2 = stopGraceOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "over, false, C(ABORTED)", expect = ACCEPTABLE, desc = "the end of the drain is first (7.4)")
	@Outcome(id = "over, true, UNSTOPPABLE", expect = ACCEPTABLE, desc = "the point of no return is first (7.4)")
	@State
	public static class Uncancellable extends Leaving {
		@Actor public void drainOver(LLL_Result r) { meet(); r.r1 = drainOver(); }
		@Actor public void uncancellable(LLL_Result r) { meet(); r.r2 = uncancellable(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}
}
