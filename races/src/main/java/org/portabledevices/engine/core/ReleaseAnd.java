package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** The client gives its object back, and … */
// @formatter:off: each pair is a block, like a row of a table
final class ReleaseAnd {

	private ReleaseAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "released, released, C(CANCELLED)", expect = ACCEPTABLE, desc = "whichever is first (4.1)")
	@State
	public static class Release extends Running {
		@Actor public void release1(LLL_Result r) { meet(); r.r1 = release(); }
		@Actor public void release2(LLL_Result r) { meet(); r.r2 = release(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "released, over, C(CANCELLED)", expect = ACCEPTABLE, desc = "the release is first (4.1)")
	@Outcome(id = "released, over, C(ABORTED)", expect = ACCEPTABLE, desc = "the end of the drain is first (4.1)")
	@State
	public static class DrainOver extends Leaving {
		@Actor public void release(LLL_Result r) { meet(); r.r1 = release(); }
		@Actor public void drainOver(LLL_Result r) { meet(); r.r2 = drainOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "released, over, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "the release is first (4.1)")
	@Outcome(id = "released, over, ABORTED UNKNOWN", expect = ACCEPTABLE, desc = "the end of the stop grace is first (4.1)")
	@State
	public static class StopGraceOver extends Leaving {
		@Actor public void release(LLL_Result r) { meet(); r.r1 = release(); }
		@Actor public void stopGraceOver(LLL_Result r) { meet(); r.r2 = stopGraceOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "released, false, C(CANCELLED)", expect = ACCEPTABLE, desc = "the release is first (7.4)")
	@Outcome(id = "released, true, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "the point of no return is first (7.4)")
	@State
	public static class Uncancellable extends Running {
		@Actor public void release(LLL_Result r) { meet(); r.r1 = release(); }
		@Actor public void uncancellable(LLL_Result r) { meet(); r.r2 = uncancellable(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}
}
