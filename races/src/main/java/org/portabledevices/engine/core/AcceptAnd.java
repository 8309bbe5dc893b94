package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** A client invokes, and … */
// @formatter:off: each pair is a block, like a row of a table
final class AcceptAnd {

	private AcceptAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "refused, released, nothing", expect = ACCEPTABLE, desc = "the release is first (4.5)")
	@Outcome(id = "accepted, released, C(CANCELLED)", expect = ACCEPTABLE, desc = "the call is first, and runs (4.1)")
	@Outcome(id = "accepted, released, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "the call is first, and does not run yet (4.1)")
	@Outcome(id = "accepted, released, (RUNNING|QUEUED)", expect = FORBIDDEN, desc = "4.1: accepted from a client that is gone, or forgotten by its release")
	@State
	public static class Release extends Idle {
		@Actor public void accept(LLL_Result r) { meet(); r.r1 = accept(); }
		@Actor public void release(LLL_Result r) { meet(); r.r2 = release(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "refused, leaving, nothing", expect = ACCEPTABLE, desc = "the stop is first (4.2)")
	@Outcome(id = "accepted, leaving, RUNNING", expect = ACCEPTABLE, desc = "the call is first, and goes on in the drain time (4.2)")
	@State
	public static class Leaving extends Idle {
		@Actor public void accept(LLL_Result r) { meet(); r.r1 = accept(); }
		@Actor public void leaving(LLL_Result r) { meet(); r.r2 = leaving(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "refused, gone, nothing", expect = ACCEPTABLE, desc = "the device is gone first (4.3)")
	@Outcome(id = "accepted, gone, ABORTED UNKNOWN", expect = ACCEPTABLE, desc = "the call is first, and runs (4.3)")
	@Outcome(id = "accepted, gone, ABORTED NOT_STARTED", expect = ACCEPTABLE, desc = "the call is first, and does not run yet (4.3)")
	@Outcome(id = "accepted, gone, (RUNNING|QUEUED)", expect = FORBIDDEN, desc = "4.3: accepted by a device that is gone, or forgotten when it went")
	@State
	public static class Gone extends Idle {
		@Actor public void accept(LLL_Result r) { meet(); r.r1 = accept(); }
		@Actor public void gone(LLL_Result r) { meet(); r.r2 = gone(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "accepted, none, RUNNING", expect = ACCEPTABLE, desc = "the cancel is first (2.8)")
	@Outcome(id = "accepted, REQUESTED, C(CANCELLED)", expect = ACCEPTABLE, desc = "the call is first, and runs (2.8)")
	@Outcome(id = "accepted, NEVER_STARTED, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "the call is first, and does not run yet (2.8, 2.9)")
	@State
	public static class CancelAll extends Idle {
		@Actor public void accept(LLL_Result r) { meet(); r.r1 = accept(); }
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r2 = cancelAll(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "accepted, none, RUNNING", expect = ACCEPTABLE, desc = "the cancel is first (2.8)")
	@Outcome(id = "accepted, REQUESTED, C(CANCELLED)", expect = ACCEPTABLE, desc = "the call is first, and runs (2.8)")
	@Outcome(id = "accepted, NEVER_STARTED, CANCELLED NOT_STARTED", expect = ACCEPTABLE, desc = "the call is first, and does not run yet (2.8, 2.9)")
	@State
	public static class CancelCallback extends Idle {
		@Actor public void accept(LLL_Result r) { meet(); r.r1 = accept(); }
		@Actor public void cancelCallback(LLL_Result r) { meet(); r.r2 = cancelCallback(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "accepted, busy, RUNNING", expect = ACCEPTABLE, desc = "the one has the last place (6.1)")
	@Outcome(id = "busy, accepted, RUNNING", expect = ACCEPTABLE, desc = "the other has it (6.1)")
	@Outcome(id = "accepted, accepted, .*", expect = FORBIDDEN, desc = "6.1: more are open than may be")
	@Outcome(id = "busy, busy, .*", expect = FORBIDDEN, desc = "6.1: a place is lost")
	@State
	public static class Accept extends LastPlace {
		@Actor public void accept1(LLL_Result r) { meet(); r.r1 = accept(); }
		@Actor public void accept2(LLL_Result r) { meet(); r.r2 = accept(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdictWithoutLimit(); }
	}
}
