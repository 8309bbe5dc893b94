package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** The grace time of a stop is over, and … (2.10) */
// @formatter:off: each pair is a block, like a row of a table
final class GraceAnd {

	private GraceAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "passed, true, CANCELLED STOPPED", expect = ACCEPTABLE, desc = "the confirmation is first (2.9)")
	@Outcome(id = "passed, false, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "the grace time is first (2.10); the late confirmation frees the slot")
	@State
	public static class Confirm extends Stopping {
		@Actor public void grace(LLL_Result r) { meet(); r.r1 = grace(); }
		@Actor public void confirm(LLL_Result r) { meet(); r.r2 = confirm(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "passed, true, CANCELLED FINISHED", expect = ACCEPTABLE, desc = "the success is first, and counts as the confirmation (2.6)")
	@Outcome(id = "passed, false, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "the grace time is first (2.10)")
	@State
	public static class Complete extends Stopping {
		@Actor public void grace(LLL_Result r) { meet(); r.r1 = grace(); }
		@Actor public void complete(LLL_Result r) { meet(); r.r2 = complete(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "passed, true, CANCELLED STOPPED", expect = ACCEPTABLE, desc = "the failure is first, and counts as the confirmation (2.6)")
	@Outcome(id = "passed, false, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "the grace time is first (2.10)")
	@State
	public static class Fail extends Stopping {
		@Actor public void grace(LLL_Result r) { meet(); r.r1 = grace(); }
		@Actor public void fail(LLL_Result r) { meet(); r.r2 = fail(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "passed, ALREADY_CANCELLING, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "the second cancel is first (2.4)")
	@Outcome(id = "passed, none, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "the grace time is first (2.10)")
	@State
	public static class CancelAll extends Stopping {
		@Actor public void grace(LLL_Result r) { meet(); r.r1 = grace(); }
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r2 = cancelAll(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "passed, released, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "whichever is first (2.10)")
	@State
	public static class Release extends Stopping {
		@Actor public void grace(LLL_Result r) { meet(); r.r1 = grace(); }
		@Actor public void release(LLL_Result r) { meet(); r.r2 = release(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "passed, new, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "whichever is first (2.10)")
	@State
	public static class SessionNew extends Stopping {
		@Actor public void grace(LLL_Result r) { meet(); r.r1 = grace(); }
		@Actor public void sessionNew(LLL_Result r) { meet(); r.r2 = sessionNew(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "passed, over, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "whichever is first (4.2)")
	@State
	public static class StopGraceOver extends StoppingLeaving {
		@Actor public void grace(LLL_Result r) { meet(); r.r1 = grace(); }
		@Actor public void stopGraceOver(LLL_Result r) { meet(); r.r2 = stopGraceOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}
}
