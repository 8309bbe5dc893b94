package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** The lent thread brings the rest of the data to the sink and closes it, and … (3.6): it is closed once, as was decided. */
// @formatter:off: each pair is a block, like a row of a table
final class TransferAnd {

	private TransferAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "moved, too late, closed whole", expect = ACCEPTABLE, desc = "the success is first")
	@Outcome(id = "moved, stopped, closed in part", expect = ACCEPTABLE, desc = "the stop is first")
	@State
	public static class Stop extends Transferring {
		@Actor public void move(LLL_Result r) { meet(); r.r1 = move(); }
		@Actor public void stop(LLL_Result r) { meet(); r.r2 = stop(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "moved, given up, closed whole", expect = ACCEPTABLE, desc = "the close is first")
	@Outcome(id = "moved, given up, unclosed", expect = ACCEPTABLE, desc = "it is given up first")
	@State
	public static class GiveUp extends Transferring {
		@Actor public void move(LLL_Result r) { meet(); r.r1 = move(); }
		@Actor public void giveUp(LLL_Result r) { meet(); r.r2 = giveUp(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "stopped, given up, unclosed", expect = ACCEPTABLE, desc = "whichever is first")
	@State
	public static class StopAndGiveUp extends Transferring {
		@Actor public void stop(LLL_Result r) { meet(); r.r1 = stop(); }
		@Actor public void giveUp(LLL_Result r) { meet(); r.r2 = giveUp(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdictAfterMove(); }
	}
}
