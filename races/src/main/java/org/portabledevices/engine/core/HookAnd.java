package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** The handler sets its on-cancel hook, behind the request perhaps (2.9, 7.3), and … */
// @formatter:off: each pair is a block, like a row of a table
final class HookAnd {

	private HookAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "set, REQUESTED, C(CANCELLED)", expect = ACCEPTABLE, desc = "whichever is first: it is called once (7.3)")
	@State
	public static class CancelHandle extends Running {
		@Override boolean setsHook() { return false; }
		@Actor public void hook(LLL_Result r) { meet(); r.r1 = setHook(); }
		@Actor public void cancelHandle(LLL_Result r) { meet(); r.r2 = cancelHandle(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "set, passed, C(TIMED_OUT)", expect = ACCEPTABLE, desc = "whichever is first: it is called once (7.3)")
	@State
	public static class Deadline extends Running {
		@Override boolean setsHook() { return false; }
		@Actor public void hook(LLL_Result r) { meet(); r.r1 = setHook(); }
		@Actor public void deadline(LLL_Result r) { meet(); r.r2 = deadline(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "set, true, SUCCEEDED", expect = ACCEPTABLE, desc = "whichever is first: it is not called (7.3)")
	@State
	public static class Complete extends Running {
		@Override boolean setsHook() { return false; }
		@Actor public void hook(LLL_Result r) { meet(); r.r1 = setHook(); }
		@Actor public void complete(LLL_Result r) { meet(); r.r2 = complete(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "set, true, CANCELLED STOPPED", expect = ACCEPTABLE, desc = "it may be called or not, but once at most (7.3)")
	@State
	public static class Confirm extends Stopping {
		@Override boolean setsHook() { return false; }
		@Actor public void hook(LLL_Result r) { meet(); r.r1 = setHook(); }
		@Actor public void confirm(LLL_Result r) { meet(); r.r2 = confirm(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}
}
