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

/** A callback goes in through its client's gate, and … (4.1) */
// @formatter:off: each pair is a block, like a row of a table
final class GateAnd {

	private GateAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "was in, empty, ok", expect = ACCEPTABLE, desc = "the callback is first, and waited for")
	@Outcome(id = "kept out, empty, ok", expect = ACCEPTABLE, desc = "the close is first")
	@Outcome(id = ".*, somebody inside, .*", expect = FORBIDDEN, desc = "4.1: a callback was inside when the release had returned")
	@Outcome(id = ".*, waited in vain, .*", expect = FORBIDDEN, desc = "4.1: the release waited for nobody")
	@State
	public static class Close extends Entering {
		@Actor public void enter(LLL_Result r) { meet(); r.r1 = enter(); }
		@Actor public void close(LLL_Result r) { meet(); r.r2 = closeGate(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = "ok"; }
	}
}
