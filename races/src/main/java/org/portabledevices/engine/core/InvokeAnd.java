package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** A thread waits in invoke for the end, and … (1.5): it is woken. */
// @formatter:off: each pair is a block, like a row of a table
final class InvokeAnd {

	private InvokeAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "returned, true, SUCCEEDED", expect = ACCEPTABLE, desc = "it returns the results")
	@State
	public static class Complete extends Invoking {
		@Actor public void invoke(LLL_Result r) { meet(); r.r1 = invoke(); }
		@Actor public void complete(LLL_Result r) { meet(); awaitStart(); r.r2 = wakes(complete()); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "threw FAILED, true, FAILED", expect = ACCEPTABLE, desc = "it throws the end")
	@State
	public static class Fail extends Invoking {
		@Actor public void invoke(LLL_Result r) { meet(); r.r1 = invoke(); }
		@Actor public void fail(LLL_Result r) { meet(); awaitStart(); r.r2 = wakes(fail()); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "threw CANCELLED, released, C(CANCELLED)", expect = ACCEPTABLE, desc = "it throws the end that is decided, and does not wait for the device (4.1)")
	@State
	public static class Release extends Invoking {
		@Actor public void invoke(LLL_Result r) { meet(); r.r1 = invoke(); }
		@Actor public void release(LLL_Result r) { meet(); awaitStart(); r.r2 = wakes(release()); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}
}
