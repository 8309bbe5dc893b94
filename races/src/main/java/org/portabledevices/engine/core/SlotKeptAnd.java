package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** An answer comes late, to a slot that was kept and a session that is being reset (2.10, 7.1): the slot is free once, and who waits starts once. */
// @formatter:off: each pair is a block, like a row of a table
final class SlotKeptAnd {

	private SlotKeptAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "false, reset, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "whichever is first")
	@State
	public static class LateAndResetDone extends SlotKept {
		@Actor public void confirm(LLL_Result r) { meet(); r.r1 = confirm(); }
		@Actor public void resetDone(LLL_Result r) { meet(); r.r2 = resetDone(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "false, hung, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "whichever is first")
	@State
	public static class LateAndResetFailed extends SlotKept {
		@Actor public void confirm(LLL_Result r) { meet(); r.r1 = confirm(); }
		@Actor public void resetFailed(LLL_Result r) { meet(); r.r2 = resetFailed(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "false, false, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "neither counts, and one of them frees the slot")
	@State
	public static class LateAndLate extends SlotKept {
		@Actor public void confirm(LLL_Result r) { meet(); r.r1 = confirm(); }
		@Actor public void complete(LLL_Result r) { meet(); r.r2 = complete(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "false, new, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "whichever is first")
	@State
	public static class LateAndSessionNew extends SlotKept {
		@Actor public void confirm(LLL_Result r) { meet(); r.r1 = confirm(); }
		@Actor public void sessionNew(LLL_Result r) { meet(); r.r2 = sessionNew(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "false, released, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "whichever is first")
	@State
	public static class LateAndRelease extends SlotKept {
		@Actor public void confirm(LLL_Result r) { meet(); r.r1 = confirm(); }
		@Actor public void release(LLL_Result r) { meet(); r.r2 = release(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "reset, new, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "whichever is first")
	@State
	public static class ResetDoneAndSessionNew extends SlotKept {
		@Actor public void resetDone(LLL_Result r) { meet(); r.r1 = resetDone(); }
		@Actor public void sessionNew(LLL_Result r) { meet(); r.r2 = sessionNew(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "reset, hung, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "the first of the two answers counts")
	@State
	public static class ResetDoneAndResetFailed extends SlotKept {
		@Actor public void resetDone(LLL_Result r) { meet(); r.r1 = resetDone(); }
		@Actor public void resetFailed(LLL_Result r) { meet(); r.r2 = resetFailed(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}
}
