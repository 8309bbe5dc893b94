package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** The backend succeeds, and … */
// @formatter:off: each pair is a block, like a row of a table
final class CompleteAnd {

	private CompleteAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, false, SUCCEEDED", expect = ACCEPTABLE, desc = "the one is first (7.1)")
	@Outcome(id = "false, true, SUCCEEDED", expect = ACCEPTABLE, desc = "the other is first (7.1)")
	@State
	public static class Complete extends Running {
		@Actor public void complete1(LLL_Result r) { meet(); r.r1 = complete(); }
		@Actor public void complete2(LLL_Result r) { meet(); r.r2 = complete(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, false, SUCCEEDED", expect = ACCEPTABLE, desc = "the success is first (7.1)")
	@Outcome(id = "false, true, FAILED", expect = ACCEPTABLE, desc = "the failure is first (7.1)")
	@State
	public static class Fail extends Running {
		@Actor public void complete(LLL_Result r) { meet(); r.r1 = complete(); }
		@Actor public void fail(LLL_Result r) { meet(); r.r2 = fail(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, none, SUCCEEDED", expect = ACCEPTABLE, desc = "the success is first (2.6)")
	@Outcome(id = "true, REQUESTED, CANCELLED FINISHED", expect = ACCEPTABLE, desc = "the cancel is first (2.6)")
	@State
	public static class CancelCallback extends Running {
		@Actor public void complete(LLL_Result r) { meet(); r.r1 = complete(); }
		@Actor public void cancel(LLL_Result r) { meet(); r.r2 = cancelCallback(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, none, SUCCEEDED", expect = ACCEPTABLE, desc = "the success is first (2.6)")
	@Outcome(id = "true, REQUESTED, CANCELLED FINISHED", expect = ACCEPTABLE, desc = "the cancel is first (2.6)")
	@State
	public static class CancelAll extends Running {
		@Actor public void complete(LLL_Result r) { meet(); r.r1 = complete(); }
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r2 = cancelAll(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, none, SUCCEEDED", expect = ACCEPTABLE, desc = "the success is first (2.6)")
	@Outcome(id = "true, REQUESTED, CANCELLED FINISHED", expect = ACCEPTABLE, desc = "the cancel is first (2.6)")
	@State
	public static class CancelHandle extends Running {
		@Actor public void complete(LLL_Result r) { meet(); r.r1 = complete(); }
		@Actor public void cancelHandle(LLL_Result r) { meet(); r.r2 = cancelHandle(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, none, SUCCEEDED", expect = ACCEPTABLE, desc = "the success is first (2.6)")
	@Outcome(id = "true, REQUESTED, CANCELLED FINISHED", expect = ACCEPTABLE, desc = "the cancel is first (2.6)")
	@State
	public static class CancelOperator extends Running {
		@Actor public void complete(LLL_Result r) { meet(); r.r1 = complete(); }
		@Actor public void cancelById(LLL_Result r) { meet(); r.r2 = cancelOperator(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, passed, SUCCEEDED", expect = ACCEPTABLE, desc = "the success is first (1.7)")
	@Outcome(id = "true, passed, TIMED_OUT FINISHED", expect = ACCEPTABLE, desc = "the deadline is first (1.7)")
	@State
	public static class Deadline extends Running {
		@Actor public void complete(LLL_Result r) { meet(); r.r1 = complete(); }
		@Actor public void deadline(LLL_Result r) { meet(); r.r2 = deadline(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, false, SUCCEEDED", expect = ACCEPTABLE, desc = "the success is first (3.2)")
	@Outcome(id = "true, true, SUCCEEDED", expect = ACCEPTABLE, desc = "the progress is first (3.2)")
	@State
	public static class Progress extends Running {
		@Actor public void complete(LLL_Result r) { meet(); r.r1 = complete(); }
		@Actor public void progress(LLL_Result r) { meet(); r.r2 = progress(1); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, released, SUCCEEDED", expect = ACCEPTABLE, desc = "the success is first (4.1)")
	@Outcome(id = "true, released, CANCELLED FINISHED", expect = ACCEPTABLE, desc = "the release is first (4.1)")
	@State
	public static class Release extends Running {
		@Actor public void complete(LLL_Result r) { meet(); r.r1 = complete(); }
		@Actor public void release(LLL_Result r) { meet(); r.r2 = release(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, over, SUCCEEDED", expect = ACCEPTABLE, desc = "the success is first (4.2)")
	@Outcome(id = "true, over, ABORTED FINISHED", expect = ACCEPTABLE, desc = "the end of the drain is first (4.2)")
	@State
	public static class DrainOver extends Leaving {
		@Actor public void complete(LLL_Result r) { meet(); r.r1 = complete(); }
		@Actor public void drainOver(LLL_Result r) { meet(); r.r2 = drainOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, over, SUCCEEDED", expect = ACCEPTABLE, desc = "the success is first (4.2)")
	@Outcome(id = "false, over, ABORTED UNKNOWN", expect = ACCEPTABLE, desc = "the end of the stop grace is first (4.2)")
	@State
	public static class StopGraceOver extends Leaving {
		@Actor public void complete(LLL_Result r) { meet(); r.r1 = complete(); }
		@Actor public void stopGraceOver(LLL_Result r) { meet(); r.r2 = stopGraceOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, false, SUCCEEDED", expect = ACCEPTABLE, desc = "the success is first (7.4)")
	@Outcome(id = "true, true, SUCCEEDED", expect = ACCEPTABLE, desc = "the point of no return is first (7.4)")
	@State
	public static class Uncancellable extends Running {
		@Actor public void complete(LLL_Result r) { meet(); r.r1 = complete(); }
		@Actor public void uncancellable(LLL_Result r) { meet(); r.r2 = uncancellable(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}
}
