package org.portabledevices.engine.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** The backend says that it cannot be cancelled from here, and … */
// @formatter:off: each pair is a block, like a row of a table
final class UncancellableAnd {

	private UncancellableAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "true, true, UNSTOPPABLE", expect = ACCEPTABLE, desc = "whichever is first (7.4)")
	@State
	public static class Uncancellable extends Running {
		@Actor public void uncancellable1(LLL_Result r) { meet(); r.r1 = uncancellable(); }
		@Actor public void uncancellable2(LLL_Result r) { meet(); r.r2 = uncancellable(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}
}
