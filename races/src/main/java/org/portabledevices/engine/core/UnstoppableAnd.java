package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** What ends an invocation that cannot be cancelled meets its answer: its slot is kept until that comes, late perhaps (2.10, 7.1). */
// @formatter:off: each pair is a block, like a row of a table
final class UnstoppableAnd {

	private UnstoppableAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, NOT_CANCELLABLE, SUCCEEDED", expect = ACCEPTABLE, desc = "the cancel is first, and refused (2.5)")
	@Outcome(id = "true, none, SUCCEEDED", expect = ACCEPTABLE, desc = "the success is first (2.6)")
	@State
	public static class CompleteAndCancelAll extends Unstoppable {
		@Actor public void complete(LLL_Result r) { meet(); r.r1 = complete(); }
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r2 = cancelAll(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, passed, SUCCEEDED", expect = ACCEPTABLE, desc = "the success is first (1.7)")
	@Outcome(id = "false, passed, TIMED_OUT UNKNOWN", expect = ACCEPTABLE, desc = "the deadline is first; the late answer frees the slot (7.1)")
	@State
	public static class CompleteAndDeadline extends Unstoppable {
		@Actor public void complete(LLL_Result r) { meet(); r.r1 = complete(); }
		@Actor public void deadline(LLL_Result r) { meet(); r.r2 = deadline(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, released, SUCCEEDED", expect = ACCEPTABLE, desc = "the success is first (4.1)")
	@Outcome(id = "false, released, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "the release is first; the late answer frees the slot (7.1)")
	@State
	public static class CompleteAndRelease extends Unstoppable {
		@Actor public void complete(LLL_Result r) { meet(); r.r1 = complete(); }
		@Actor public void release(LLL_Result r) { meet(); r.r2 = release(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "passed, released, TIMED_OUT UNKNOWN", expect = ACCEPTABLE, desc = "the deadline is first (1.7)")
	@Outcome(id = "passed, released, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "the release is first (4.1)")
	@State
	public static class DeadlineAndRelease extends Unstoppable {
		@Actor public void deadline(LLL_Result r) { meet(); r.r1 = deadline(); }
		@Actor public void release(LLL_Result r) { meet(); r.r2 = release(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, new, SUCCEEDED", expect = ACCEPTABLE, desc = "the success is first (2.10)")
	@Outcome(id = "false, new, ABORTED UNKNOWN", expect = ACCEPTABLE, desc = "the new session is first (2.10)")
	@State
	public static class CompleteAndSessionNew extends Unstoppable {
		@Actor public void complete(LLL_Result r) { meet(); r.r1 = complete(); }
		@Actor public void sessionNew(LLL_Result r) { meet(); r.r2 = sessionNew(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}
}
