package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** Somebody asks for the result as a stage, and … (4.1): the stage is completed, once. */
// @formatter:off: each pair is a block, like a row of a table
final class ResultAnd {

	private ResultAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "asked, delivered, SUCCEEDED", expect = ACCEPTABLE, desc = "whichever is first")
	@State
	public static class Delivery extends Asking {
		public Delivery() { super(true); complete(); }
		@Actor public void ask(LLL_Result r) { meet(); r.r1 = ask(); }
		@Actor public void deliver(LLL_Result r) { meet(); deliver(); r.r2 = "delivered"; }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdictOfStage(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "asked, true, SUCCEEDED", expect = ACCEPTABLE, desc = "whichever is first")
	@State
	public static class End extends Asking {
		public End() { super(true); }
		@Actor public void ask(LLL_Result r) { meet(); r.r1 = ask(); }
		@Actor public void complete(LLL_Result r) { meet(); r.r2 = complete(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdictOfStage(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "asked, true, SUCCEEDED", expect = ACCEPTABLE, desc = "whichever is first")
	@State
	public static class EndWithoutCallback extends Asking {
		public EndWithoutCallback() { super(false); }
		@Actor public void ask(LLL_Result r) { meet(); r.r1 = ask(); }
		@Actor public void complete(LLL_Result r) { meet(); r.r2 = complete(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdictOfStage(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "answered, released, C(CANCELLED)", expect = ACCEPTABLE, desc = "whichever is first")
	@State
	public static class Release extends Asking {
		public Release() { super(true); }
		@Actor public void ask(LLL_Result r) { meet(); r.r1 = askAndDeliver(); }
		@Actor public void release(LLL_Result r) { meet(); r.r2 = releaseAndWait(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdictOfStage(); }
	}
}
