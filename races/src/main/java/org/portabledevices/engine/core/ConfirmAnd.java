package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** The backend confirms a stop, and … */
// @formatter:off: each pair is a block, like a row of a table
final class ConfirmAnd {

	private ConfirmAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, false, CANCELLED STOPPED", expect = ACCEPTABLE, desc = "the one is first (7.1)")
	@Outcome(id = "false, true, CANCELLED STOPPED", expect = ACCEPTABLE, desc = "the other is first (7.1)")
	@State
	public static class Confirm extends Stopping {
		@Actor public void confirm1(LLL_Result r) { meet(); r.r1 = confirm(); }
		@Actor public void confirm2(LLL_Result r) { meet(); r.r2 = confirm(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, false, CANCELLED STOPPED", expect = ACCEPTABLE, desc = "the confirmation is first (7.1)")
	@Outcome(id = "false, true, CANCELLED FINISHED", expect = ACCEPTABLE, desc = "the success is first (7.1)")
	@State
	public static class Complete extends Stopping {
		@Actor public void confirm(LLL_Result r) { meet(); r.r1 = confirm(); }
		@Actor public void complete(LLL_Result r) { meet(); r.r2 = complete(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, false, CANCELLED STOPPED", expect = ACCEPTABLE, desc = "the confirmation is first (7.1)")
	@Outcome(id = "false, true, CANCELLED STOPPED", expect = ACCEPTABLE, desc = "the failure is first (7.1)")
	@State
	public static class Fail extends Stopping {
		@Actor public void confirm(LLL_Result r) { meet(); r.r1 = confirm(); }
		@Actor public void fail(LLL_Result r) { meet(); r.r2 = fail(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, none, CANCELLED STOPPED", expect = ACCEPTABLE, desc = "the confirmation is first (2.6)")
	@Outcome(id = "true, ALREADY_CANCELLING, CANCELLED STOPPED", expect = ACCEPTABLE, desc = "the second cancel is first (2.4)")
	@State
	public static class CancelAll extends Stopping {
		@Actor public void confirm(LLL_Result r) { meet(); r.r1 = confirm(); }
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r2 = cancelAll(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, released, CANCELLED STOPPED", expect = ACCEPTABLE, desc = "whichever is first (4.1)")
	@State
	public static class Release extends Stopping {
		@Actor public void confirm(LLL_Result r) { meet(); r.r1 = confirm(); }
		@Actor public void release(LLL_Result r) { meet(); r.r2 = release(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, new, CANCELLED STOPPED", expect = ACCEPTABLE, desc = "the confirmation is first (2.9)")
	@Outcome(id = "false, new, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "the new session is first (2.10)")
	@State
	public static class SessionNew extends Stopping {
		@Actor public void confirm(LLL_Result r) { meet(); r.r1 = confirm(); }
		@Actor public void sessionNew(LLL_Result r) { meet(); r.r2 = sessionNew(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, over, CANCELLED STOPPED", expect = ACCEPTABLE, desc = "the confirmation is first (2.9)")
	@Outcome(id = "false, over, CANCELLED UNKNOWN", expect = ACCEPTABLE, desc = "the end of the stop grace is first (4.2)")
	@State
	public static class StopGraceOver extends StoppingLeaving {
		@Actor public void confirm(LLL_Result r) { meet(); r.r1 = confirm(); }
		@Actor public void stopGraceOver(LLL_Result r) { meet(); r.r2 = stopGraceOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}
}
