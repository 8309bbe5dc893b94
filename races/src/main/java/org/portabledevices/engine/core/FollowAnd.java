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

/** A client invokes a followed service, while what there is to choose from changes (5.1 to 5.4): each call is accepted by one backend, or waits for one. */
// @formatter:off: each pair is a block, like a row of a table
final class FollowAnd {

	private FollowAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "accepted, left, RUNNING on A", expect = ACCEPTABLE, desc = "the best has taken it before it left, and drains (5.2)")
	@Outcome(id = "accepted, left, RUNNING on B", expect = ACCEPTABLE, desc = "the best takes nothing any more, and the next best has it (5.1)")
	@Outcome(id = "refused.*", expect = FORBIDDEN, desc = "5.4: refused for the sake of a swap")
	@State
	public static class AcceptAndLeave extends Following {
		{ choose(onA, onB); }
		@Actor public void accept(LLL_Result r) { meet(); r.r1 = accept(); }
		@Actor public void leave(LLL_Result r) { meet(); r.r2 = aLeaves(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "accepted, left, RUNNING on A", expect = ACCEPTABLE, desc = "the only one has taken it before it left, and drains (5.2)")
	@Outcome(id = "accepted, left, QUEUED on no backend", expect = ACCEPTABLE, desc = "there is none: it waits (5.3)")
	@Outcome(id = "refused.*", expect = FORBIDDEN, desc = "5.4: refused for the sake of a swap")
	@State
	public static class AcceptAndLastLeaves extends Following {
		{ choose(onA); }
		@Actor public void accept(LLL_Result r) { meet(); r.r1 = accept(); }
		@Actor public void leave(LLL_Result r) { meet(); r.r2 = aLeaves(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "accepted, chosen, RUNNING on B", expect = ACCEPTABLE, desc = "whichever is first: no call waits beside a backend (5.3)")
	@Outcome(id = "accepted, chosen, QUEUED on no backend", expect = FORBIDDEN, desc = "5.3: it waits, and there is a backend")
	@State
	public static class AcceptAndArrive extends Following {
		@Actor public void accept(LLL_Result r) { meet(); r.r1 = accept(); }
		@Actor public void arrive(LLL_Result r) { meet(); r.r2 = choose(onB); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "accepted, chosen, RUNNING on A", expect = ACCEPTABLE, desc = "the call is first (5.2)")
	@Outcome(id = "accepted, chosen, RUNNING on B", expect = ACCEPTABLE, desc = "the choice is first (5.2)")
	@State
	public static class AcceptAndChoose extends Following {
		{ choose(onA, onB); }
		@Actor public void accept(LLL_Result r) { meet(); r.r1 = accept(); }
		@Actor public void choose(LLL_Result r) { meet(); r.r2 = choose(onB, onA); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "accepted, pinned, RUNNING on A", expect = ACCEPTABLE, desc = "the call is first (5.2)")
	@Outcome(id = "accepted, pinned, RUNNING on B", expect = ACCEPTABLE, desc = "the pin is first (5.5)")
	@State
	public static class AcceptAndPin extends Following {
		{ choose(onA, onB); }
		@Actor public void accept(LLL_Result r) { meet(); r.r1 = accept(); }
		@Actor public void pin(LLL_Result r) { meet(); r.r2 = pin("B"); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}
}
