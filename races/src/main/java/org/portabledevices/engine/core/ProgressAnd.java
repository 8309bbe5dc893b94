package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** The backend reports progress, which is delivered, and … */
// @formatter:off: each pair is a block, like a row of a table
final class ProgressAnd {

	private ProgressAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, true, RUNNING", expect = ACCEPTABLE, desc = "whichever is first (3.2)")
	@State
	public static class Progress extends Running {
		@Actor public void progress1(LLL_Result r) { meet(); r.r1 = progress(1); }
		@Actor public void progress2(LLL_Result r) { meet(); r.r2 = progress(2); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, released, C(CANCELLED)", expect = ACCEPTABLE, desc = "the progress is first (3.2)")
	@Outcome(id = "false, released, C(CANCELLED)", expect = ACCEPTABLE, desc = "the release is first (3.2)")
	@State
	public static class Release extends Running {
		@Actor public void progress(LLL_Result r) { meet(); r.r1 = progress(1); }
		@Actor public void release(LLL_Result r) { meet(); r.r2 = release(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, over, C(ABORTED)", expect = ACCEPTABLE, desc = "the progress is first (3.2)")
	@Outcome(id = "false, over, C(ABORTED)", expect = ACCEPTABLE, desc = "the end of the drain is first (3.2)")
	@State
	public static class DrainOver extends Leaving {
		@Actor public void progress(LLL_Result r) { meet(); r.r1 = progress(1); }
		@Actor public void drainOver(LLL_Result r) { meet(); r.r2 = drainOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, over, ABORTED UNKNOWN", expect = ACCEPTABLE, desc = "the progress is first (3.2)")
	@Outcome(id = "false, over, ABORTED UNKNOWN", expect = ACCEPTABLE, desc = "the end of the stop grace is first (3.2)")
	@State
	public static class StopGraceOver extends Leaving {
		@Actor public void progress(LLL_Result r) { meet(); r.r1 = progress(1); }
		@Actor public void stopGraceOver(LLL_Result r) { meet(); r.r2 = stopGraceOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, true, UNSTOPPABLE", expect = ACCEPTABLE, desc = "whichever is first (7.4)")
	@State
	public static class Uncancellable extends Running {
		@Actor public void progress(LLL_Result r) { meet(); r.r1 = progress(1); }
		@Actor public void uncancellable(LLL_Result r) { meet(); r.r2 = uncancellable(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}
}
