package org.portabledevices.races;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;

/** A run passes only if each test ran, and showed nothing that is forbidden. */
class RaceResultTest {

	private static final String TEST = "org.portabledevices.engine.core.CompleteAnd.CancelAll";
	private static final String ALLOWED = "true, none, SUCCEEDED";
	private static TestConfig config;

	@BeforeAll
	static void configure() throws IOException {
		Options options = new Options(Mode.QUICK.options(TEST, "html"));
		assertTrue(options.parse(), "jcstress understands our options");
		config = new TestConfig(options, TestList.getInfo(TEST), 0, List.of(), 0, null);
	}

	private static RaceResult resultOf(Status status, String outcome, long count) {
		TestResult result = new TestResult(status);
		result.setConfig(config);
		result.addState(outcome, count);
		return RaceResult.of(result);
	}

	@Test
	void whatIsAllowedPasses() {
		RaceResult result = resultOf(Status.NORMAL, ALLOWED, 10_000);
		assertTrue(RaceRun.isPassed(List.of(result)));
		assertEquals(List.of("ok           10,000 times   1 outcomes  CompleteAnd.CancelAll"), result.lines());
	}

	@Test
	void whatIsForbiddenFailsByItsRule() {
		RaceResult result = resultOf(Status.NORMAL, "true, REQUESTED, SUCCEEDED", 10_000);
		assertFalse(RaceRun.isPassed(List.of(result)));
		assertTrue(result.problems().toString().contains("2.6: a cancel was told that it decides"), () -> result.problems().toString());
	}

	@Test
	void whatNobodyHasNamedFails() {
		assertFalse(RaceRun.isPassed(List.of(resultOf(Status.NORMAL, "true, maybe, SUCCEEDED", 10_000))));
	}

	@Test
	void aTestThatCouldNotRunFails() {
		for (Status status : Status.values()) {
			assertEquals(status == Status.NORMAL, RaceRun.isPassed(List.of(resultOf(status, ALLOWED, 10_000))), status::toString);
		}
	}

	@Test
	void aTestThatHardlyRanFails() {
		assertFalse(RaceRun.isPassed(List.of(resultOf(Status.NORMAL, ALLOWED, RaceResult.LEAST - 1))));
	}

	@Test
	void oneThatDidNotRunFailsThemAll() {
		assertFalse(RaceRun.isPassed(List.of(resultOf(Status.NORMAL, ALLOWED, 10_000), RaceResult.missing(TEST))));
	}

	@Test
	void aRunWithoutTestsFails() {
		assertFalse(RaceRun.isPassed(List.of()));
	}

	@Test
	void anUnknownModeIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> Mode.of("quik"));
	}
}
