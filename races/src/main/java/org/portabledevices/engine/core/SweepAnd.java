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

/** A cancel of many goes through the list, and … (2.8, 2.11) */
// @formatter:off: each pair is a block, like a row of a table
final class SweepAnd {

	private SweepAnd() {
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "accepted, none, ok", expect = ACCEPTABLE, desc = "the cancel is before all (2.8)")
	@Outcome(id = "accepted, first ones, ok", expect = ACCEPTABLE, desc = "the cancel is between two of them (2.8)")
	@Outcome(id = "accepted, all, ok", expect = ACCEPTABLE, desc = "the cancel is behind all (2.8)")
	@Outcome(id = ".*, others, .*", expect = FORBIDDEN, desc = "2.8: a later one was matched without an earlier one")
	@Outcome(id = ".*, .*earlier.*, .*", expect = FORBIDDEN, desc = "2.8: what was pending long before was not matched")
	@State
	public static class Accept extends Sweep {
		@Actor public void accept(LLL_Result r) { meet(); r.r1 = acceptMore(); }
		@Actor public void sweep(LLL_Result r) { meet(); cancelMatching(null); }
		@Arbiter public void verdict(LLL_Result r) { r.r2 = matched(); r.r3 = verdictOfSweep(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "accepted, none, ok", expect = ACCEPTABLE, desc = "the cancel is before all (2.8)")
	@Outcome(id = "accepted, first ones, ok", expect = ACCEPTABLE, desc = "the cancel is between two of them (2.8)")
	@Outcome(id = "accepted, all, ok", expect = ACCEPTABLE, desc = "the cancel is behind all (2.8)")
	@Outcome(id = ".*, others, .*", expect = FORBIDDEN, desc = "2.8: a later one was matched without an earlier one")
	@Outcome(id = ".*, .*earlier.*, .*", expect = FORBIDDEN, desc = "2.8: what was pending long before was not matched")
	@State
	public static class AcceptOfCallback extends Sweep {
		@Actor public void accept(LLL_Result r) { meet(); r.r1 = acceptMore(); }
		@Actor public void sweep(LLL_Result r) { meet(); cancelMatching(callback); }
		@Arbiter public void verdict(LLL_Result r) { r.r2 = matched(); r.r3 = verdictOfSweep(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "accepted, none, ok", expect = ACCEPTABLE, desc = "the cancel is before all (2.8)")
	@Outcome(id = "accepted, first ones, ok", expect = ACCEPTABLE, desc = "the cancel is between two of them (2.8)")
	@Outcome(id = "accepted, all, ok", expect = ACCEPTABLE, desc = "the cancel is behind all (2.8)")
	@Outcome(id = ".*, others, .*", expect = FORBIDDEN, desc = "2.8: a later one was matched without an earlier one")
	@Outcome(id = ".*, .*earlier.*, .*", expect = FORBIDDEN, desc = "2.8: what was pending long before was not matched")
	@State
	public static class AcceptBehindMany extends SweepOfMany {
		@Actor public void accept(LLL_Result r) { meet(); r.r1 = acceptMore(); }
		@Actor public void sweep(LLL_Result r) { meet(); cancelMatching(null); }
		@Arbiter public void verdict(LLL_Result r) { r.r2 = matched(); r.r3 = verdictOfSweep(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "accepted, none, ok", expect = ACCEPTABLE, desc = "the cancel is before all (2.8)")
	@Outcome(id = "accepted, first ones, ok", expect = ACCEPTABLE, desc = "the cancel is between two of them (2.8)")
	@Outcome(id = "accepted, all, ok", expect = ACCEPTABLE, desc = "the cancel is behind all (2.8)")
	@Outcome(id = ".*, others, .*", expect = FORBIDDEN, desc = "2.8: a later one was matched without an earlier one")
	@Outcome(id = ".*, .*earlier.*, .*", expect = FORBIDDEN, desc = "2.8: what was pending long before was not matched")
	@State
	public static class AcceptOfCallbackBehindMany extends SweepOfMany {
		@Actor public void accept(LLL_Result r) { meet(); r.r1 = acceptMore(); }
		@Actor public void sweep(LLL_Result r) { meet(); cancelMatching(callback); }
		@Arbiter public void verdict(LLL_Result r) { r.r2 = matched(); r.r3 = verdictOfSweep(); }
	}

	@JCStressTest
	@JCStressMeta(Rules.class)
	@Outcome(id = "all, none, ok", expect = ACCEPTABLE, desc = "the one is first")
	@Outcome(id = "none, all, ok", expect = ACCEPTABLE, desc = "the other is first")
	@Outcome(id = "some, some, ok", expect = ACCEPTABLE, desc = "each has cancelled some, and none both")
	@State
	public static class Sweep extends SweepOfMany {
		@Actor public void sweep(LLL_Result r) { meet(); r.r1 = cancels(null); }
		@Actor public void sweepOfCallback(LLL_Result r) { meet(); r.r2 = cancels(callback); }
		@Arbiter public void verdict(LLL_Result r) { r.r3 = verdictOfSweep(); }
	}
}
