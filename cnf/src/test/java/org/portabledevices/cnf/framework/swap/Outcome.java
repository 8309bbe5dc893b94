package org.portabledevices.cnf.framework.swap;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What became of the calls of one load.
 *
 * @param accepted calls that were accepted.
 * @param cancelled accepted calls that were cancelled, and of which the receipt said so.
 * @param lost accepted calls of whose end the caller never heard.
 * @param endedEarly accepted calls that ended without success, though nobody cancelled them.
 * @param refused calls that were not accepted.
 * @param absent calls that could not even be tried, since there was no service.
 * @param calledTwice accepted calls whose callback was called more than once.
 * @param wrongCancels calls whose receipt and whose end do not fit together, or that another client's cancel ended.
 * @param byBackend how many calls succeeded on each backend.
 * @param medianMillis from call to end.
 * @param maxMillis from call to end.
 */
record Outcome(long accepted, long cancelled, long lost, long endedEarly, long refused, long absent, long calledTwice, long wrongCancels,
		Map<String, Long> byBackend, double medianMillis, double maxMillis) {

	private static final double PERCENT = 100;

	/** Contract 5.4, for a load in which calls were cancelled or not; all of the backends must have served, or nothing was swapped. */
	void assertNothingLost(Collection<String> backends, boolean cancels) {
		assertAll(() -> assertEquals(0, lost, "lost"), () -> assertEquals(0, endedEarly, "ended early"),
				() -> assertEquals(0, refused, "refused"), () -> assertEquals(0, calledTwice, "called twice"),
				() -> assertEquals(0, wrongCancels, "receipts that are not true"),
				() -> assertEquals(Set.copyOf(backends), byBackend.keySet(), "have served"),
				() -> assertEquals(cancels, cancelled > 0, "some were cancelled"));
	}

	/** The part of the calls that did not get what they would have got without a swap, in percent. */
	double cutPercent() {
		return PERCENT * (lost + endedEarly + refused + absent) / (accepted + refused + absent);
	}

	/** The parts of the two backends in what was served, in percent. */
	String shares() {
		double all = byBackend.values().stream().mapToLong(Long::longValue).sum();
		return byBackend.entrySet().stream().sorted(Map.Entry.comparingByKey())
				.map(entry -> String.valueOf(Math.round(PERCENT * entry.getValue() / all)))
				.collect(Collectors.joining(":"));
	}
}
