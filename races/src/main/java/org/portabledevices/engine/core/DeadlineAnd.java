package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** The deadline passes, and … */
// @formatter:off: each pair is a block, like a row of a table
final class DeadlineAnd {

	private DeadlineAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "passed, false, C(TIMED_OUT)", expect = ACCEPTABLE, desc = "the deadline is first (3.2)")
	@Outcome(id = "passed, true, C(TIMED_OUT)", expect = ACCEPTABLE, desc = "the progress is first (3.2)")
	@State
	public static class Progress extends Running {
		@Actor public void deadline(LLL_Result r) { meet(); r.r1 = deadline(); }
		@Actor public void progress(LLL_Result r) { meet(); r.r2 = progress(1); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "passed, released, C(TIMED_OUT)", expect = ACCEPTABLE, desc = "the deadline is first (4.1)")
	@Outcome(id = "passed, released, C(CANCELLED)", expect = ACCEPTABLE, desc = "the release is first (4.1)")
	@State
	public static class Release extends Running {
		@Actor public void deadline(LLL_Result r) { meet(); r.r1 = deadline(); }
		@Actor public void release(LLL_Result r) { meet(); r.r2 = release(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "passed, over, C(TIMED_OUT)", expect = ACCEPTABLE, desc = "the deadline is first (4.2)")
	@Outcome(id = "passed, over, C(ABORTED)", expect = ACCEPTABLE, desc = "the end of the drain is first (4.2)")
	@State
	public static class DrainOver extends Leaving {
		@Actor public void deadline(LLL_Result r) { meet(); r.r1 = deadline(); }
		@Actor public void drainOver(LLL_Result r) { meet(); r.r2 = drainOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "passed, over, TIMED_OUT UNKNOWN", expect = ACCEPTABLE, desc = "the deadline is first (4.2)")
	@Outcome(id = "passed, over, ABORTED UNKNOWN", expect = ACCEPTABLE, desc = "the end of the stop grace is first (4.2)")
	@State
	public static class StopGraceOver extends Leaving {
		@Actor public void deadline(LLL_Result r) { meet(); r.r1 = deadline(); }
		@Actor public void stopGraceOver(LLL_Result r) { meet(); r.r2 = stopGraceOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "passed, false, C(TIMED_OUT)", expect = ACCEPTABLE, desc = "the deadline is first (7.4)")
	@Outcome(id = "passed, true, TIMED_OUT UNKNOWN", expect = ACCEPTABLE, desc = "the point of no return is first (7.4)")
	@State
	public static class Uncancellable extends Running {
		@Actor public void deadline(LLL_Result r) { meet(); r.r1 = deadline(); }
		@Actor public void uncancellable(LLL_Result r) { meet(); r.r2 = uncancellable(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}
}
