package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** A lane becomes idle, and … (3.1, 3.3): nothing that it was given is lost, or run beside another. */
// @formatter:off: each pair is a block, like a row of a table
final class LaneAnd {

	private LaneAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "worked, pushed, ok", expect = ACCEPTABLE, desc = "whichever is first")
	@State
	public static class Push extends Pushing {
		@Actor public void work(LLL_Result r) { meet(); r.r1 = work(); }
		@Actor public void push(LLL_Result r) { meet(); r.r2 = push(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(1); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "worked, worked, ok", expect = ACCEPTABLE, desc = "one of the two runs it")
	@State
	public static class Work extends Pushing {
		@Actor public void work1(LLL_Result r) { meet(); r.r1 = work(); }
		@Actor public void work2(LLL_Result r) { meet(); r.r2 = work(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(0); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "worked, worked, ok", expect = ACCEPTABLE, desc = "whoever runs what")
	@State
	public static class PushAndWork extends Pushing {
		@Actor public void pushAndWork1(LLL_Result r) { meet(); r.r1 = pushAndWork(); }
		@Actor public void pushAndWork2(LLL_Result r) { meet(); r.r2 = pushAndWork(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(2); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "worked, waited, ok", expect = ACCEPTABLE, desc = "who waits is woken, or finds that it has run")
	@State
	public static class Await extends Pushing {
		@Actor public void work(LLL_Result r) { meet(); r.r1 = work(); }
		@Actor public void await(LLL_Result r) { meet(); r.r2 = await(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(0); }
	}
}
