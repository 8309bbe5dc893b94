package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** What waits for a backend is handed over to one, and … (5.3) */
// @formatter:off: each pair is a block, like a row of a table
final class WaitAnd {

	private WaitAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "chosen, NEVER_STARTED, CANCELLED NOT_STARTED on no backend", expect = ACCEPTABLE, desc = "the cancel is first (2.2)")
	@Outcome(id = "chosen, NEVER_STARTED, CANCELLED NOT_STARTED on B", expect = ACCEPTABLE, desc = "the cancel is before the start (2.9)")
	@Outcome(id = "chosen, REQUESTED, C(CANCELLED) on B", expect = ACCEPTABLE, desc = "the start is first (2.9)")
	@State
	public static class Cancel extends Waiting {
		@Actor public void handOver(LLL_Result r) { meet(); r.r1 = choose(onB); }
		@Actor public void cancelAll(LLL_Result r) { meet(); r.r2 = cancelAll(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "chosen, left, RUNNING on A", expect = ACCEPTABLE, desc = "the best has taken it before it left, and drains (5.2)")
	@Outcome(id = "chosen, left, RUNNING on B", expect = ACCEPTABLE, desc = "the best takes nothing any more, and the next best has it (5.1)")
	@State
	public static class Leave extends Waiting {
		@Actor public void handOver(LLL_Result r) { meet(); r.r1 = choose(onA, onB); }
		@Actor public void leave(LLL_Result r) { meet(); r.r2 = aLeaves(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "chosen, passed, RUNNING on B", expect = ACCEPTABLE, desc = "the backend is first (5.3)")
	@Outcome(id = "chosen, passed, FAILED NOT_STARTED on no backend", expect = ACCEPTABLE, desc = "the end of the waiting time is first (5.3)")
	@Outcome(id = "chosen, passed, FAILED NOT_STARTED on B", expect = ACCEPTABLE, desc = "the end of the waiting time is before the start (5.3)")
	@State
	public static class WaitingOver extends Waiting {
		@Actor public void handOver(LLL_Result r) { meet(); r.r1 = choose(onB); }
		@Actor public void waitingOver(LLL_Result r) { meet(); r.r2 = waitingOver(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "chosen, closed, CANCELLED NOT_STARTED on no backend", expect = ACCEPTABLE, desc = "the close is first (5.1)")
	@Outcome(id = "chosen, closed, CANCELLED NOT_STARTED on B", expect = ACCEPTABLE, desc = "the close is before the start (5.1)")
	@Outcome(id = "chosen, closed, C(CANCELLED) on B", expect = ACCEPTABLE, desc = "the start is first (4.1)")
	@State
	public static class Close extends Waiting {
		@Actor public void handOver(LLL_Result r) { meet(); r.r1 = choose(onB); }
		@Actor public void close(LLL_Result r) { meet(); r.r2 = end(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "chosen, chosen, QUEUED on B", expect = ACCEPTABLE, desc = "whoever hands over: the older one runs, and the newer is behind it")
	@State
	public static class HandOver extends Waiting {
		{ accept(); }
		@Actor public void handOver1(LLL_Result r) { meet(); r.r1 = choose(onB); }
		@Actor public void handOver2(LLL_Result r) { meet(); r.r2 = choose(onB); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "chosen, accepted, QUEUED on B", expect = ACCEPTABLE, desc = "whichever is first: the older one runs, and the newer is behind it")
	@State
	public static class Accept extends Waiting {
		@Actor public void handOver(LLL_Result r) { meet(); r.r1 = choose(onB); }
		@Actor public void accept(LLL_Result r) { meet(); r.r2 = accept(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}
}
