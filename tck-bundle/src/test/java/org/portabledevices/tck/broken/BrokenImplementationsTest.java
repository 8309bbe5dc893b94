package org.portabledevices.tck.broken;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A kit must bite: each implementation that is wrong in one thing fails the rules that speak of it, and the right one fails none. */
@Tag("once")
class BrokenImplementationsTest {

	private static final Duration SHORT = Duration.ofMillis(300);
	/** For rows that name single tests. */
	static final Duration LONGER = Duration.ofSeconds(2);
	/** A fault that shows only where threads meet, such as a second call a moment later, is found by most runs and not by each. */
	private static final int ATTEMPTS = 5;

	static Stream<Broken> table() {
		return Stream
				.of(InvokeFaults.all(), CancelFaults.all(), StopFaults.all(), LimitFaults.all(), CompletionFaults.all(), LifeFaults.all(),
						SwapFaults.all(), BackendFaults.all())
				.flatMap(List::stream);
	}

	/** Side by side, since each mostly waits in vain. */
	@Execution(ExecutionMode.CONCURRENT)
	@ParameterizedTest(name = "{0}")
	@MethodSource("table")
	void theRulesThatSpeakOfItFail(Broken broken) {
		Set<String> notFound = new TreeSet<>(broken.rules());
		for (int attempt = 0; attempt < ATTEMPTS && !notFound.isEmpty(); attempt++) {
			KitRun run = KitRun.of(broken.fault(), broken.rules().stream().anyMatch(BrokenImplementationsTest::isSingle) ? LONGER : SHORT,
					notFound::contains);
			notFound.removeAll(run.failed().keySet());
			notFound.removeAll(run.failedTests());
			run.failed().forEach((rule, tests) -> System.out.println("%s: %s fails, %s".formatted(broken, rule, tests.iterator().next())));
		}
		assertTrue(notFound.isEmpty(), () -> "%s, and these rules did not find it: %s".formatted(broken, notFound));
	}

	static boolean isSingle(String rule) {
		return rule.startsWith("rule");
	}
}
