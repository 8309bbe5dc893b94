package org.portabledevices.races;

import java.util.ArrayList;
import java.util.List;

import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.GradingResult;

/**
 * What came out of one test.
 *
 * @param test its name, without the package.
 * @param count how often the two have met.
 * @param outcomes how many different outcomes were seen.
 * @param interesting how often something was seen that is allowed and worth knowing.
 * @param problems why it has failed; empty if it has not.
 */
record RaceResult(String test, long count, int outcomes, long interesting, List<String> problems) {

	/** Below so many meetings a test has shown nothing. */
	static final int LEAST = 1_000;

	static RaceResult of(TestResult result) {
		int outcomes = 0;
		long interesting = 0;
		for (GradingResult graded : result.grading().gradingResults.values()) {
			outcomes += graded.count > 0 ? 1 : 0;
			interesting += graded.expect == Expect.ACCEPTABLE_INTERESTING ? graded.count : 0;
		}
		List<String> problems = new ArrayList<>(result.grading().failureMessages);
		if (result.status() != Status.NORMAL) {
			problems.add(result.status() + ": " + String.join("; ", result.getMessages()));
		} else if (!result.grading().isPassed && problems.isEmpty()) {
			problems.add("an outcome that nobody has named");
		}
		if (result.getTotalCount() < LEAST) {
			problems.add("ran " + result.getTotalCount() + " times only, which shows nothing");
		}
		return new RaceResult(shortName(result.getName()), result.getTotalCount(), outcomes, interesting, List.copyOf(problems));
	}

	/** What stands for a test that did not run. */
	static RaceResult missing(String test) {
		return new RaceResult(shortName(test), 0, 0, 0, List.of("did not run"));
	}

	static String shortName(String test) {
		return test.replaceAll("^[a-z0-9.]*\\.(?=[A-Z])", "");
	}

	boolean isPassed() {
		return problems.isEmpty();
	}

	/** One line; and one more for each problem. */
	List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add("%-6s %,12d times %3d outcomes  %s%s".formatted(isPassed() ? "ok" : "FAILED", count, outcomes, test,
				interesting == 0 ? "" : " (%,d times interesting)".formatted(interesting)));
		problems.forEach(problem -> lines.add("       " + problem));
		return lines;
	}
}
