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

/** The time of a timeout passes, and … (6.1, 6.3) */
// @formatter:off: each pair is a block, like a row of a table
final class WheelAnd {

	private WheelAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "passed, cancelled, expired 0", expect = ACCEPTABLE, desc = "the cancel is first")
	@Outcome(id = "passed, too late, expired 1", expect = ACCEPTABLE, desc = "the time is first")
	@Outcome(id = "passed, cancelled, expired [1-9].*", expect = FORBIDDEN, desc = "6.3: taken back, and called all the same")
	@Outcome(id = "passed, too late, expired 0.*", expect = FORBIDDEN, desc = "6.3: neither taken back nor called")
	@State
	public static class Cancel extends Timed {
		@Actor public void pass(LLL_Result r) { meet(); r.r1 = pass(); }
		@Actor public void cancel(LLL_Result r) { meet(); r.r2 = cancel(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "passed, put off, expired 0 and scheduled", expect = ACCEPTABLE, desc = "it is put off first")
	@Outcome(id = "passed, put off, expired 1 and scheduled", expect = ACCEPTABLE, desc = "the time is first")
	@Outcome(id = "passed, put off, expired [0-9]+", expect = FORBIDDEN, desc = "6.3: put off, and not scheduled any more")
	@State
	public static class PutOff extends Timed {
		@Actor public void pass(LLL_Result r) { meet(); r.r1 = pass(); }
		@Actor public void putOff(LLL_Result r) { meet(); r.r2 = putOff(); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdict(); }
	}
}
