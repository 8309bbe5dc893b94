package org.portabledevices.tck.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.StackWalker.StackFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.portabledevices.tck.Harness;
import org.portabledevices.tck.PortableDeviceContract;
import org.portabledevices.tck.SampleCall;
import org.portabledevices.tck.Surroundings;
import org.portabledevices.tck.device.KitHarness;
import org.portabledevices.tck.standalone.StandaloneSurroundings;

/** What a harness need not have is skipped and said, and the how-to lists it. */
@Tag("once")
class HooksTest {

	private static final Path HOW_TO = Path.of("../docs/how-to/prove-a-backend.md");
	private static final Pattern RULE = Pattern.compile("rule(\\d+)_(\\d+)_");
	private static final Pattern ROW = Pattern.compile("^\\| `([\\w.]+)` \\|.*\\| ([\\d., ]+) \\|$", Pattern.MULTILINE);
	private static final Pattern SKIP = Pattern.compile("\\d+\\.\\d+: .+", Pattern.DOTALL);
	private static final Comparator<String> BY_NUMBER =
			Comparator.comparing((String rule) -> rule.charAt(0)).thenComparing(String::length).thenComparing(Comparator.naturalOrder());

	/** A harness with the three methods that must be written. */
	static final class Bare extends Harness {

		private final Harness right = new KitHarness(StandaloneSurroundings.withoutTime());

		Bare() throws Exception {
			// as the kit's own
		}

		@Override
		public Surroundings surroundings() {
			return right.surroundings();
		}

		@Override
		public String filter() {
			return right.filter();
		}

		@Override
		public SampleCall succeeding() {
			return right.succeeding();
		}

		@Override
		public void close() throws Exception {
			right.close();
		}
	}

	/** Surefire does not find these by their names. */
	static final class WithBareHarness extends PortableDeviceContract {

		@Override
		protected Harness harness() throws Exception {
			return new Bare();
		}
	}

	static final class WithWatchedHarness extends PortableDeviceContract {

		private static final Map<String, Set<String>> USED = new ConcurrentHashMap<>();

		@Override
		protected Harness harness() throws Exception {
			return new WatchedHarness(hook -> ruleThatIsTested()
					.ifPresent(rule -> USED.computeIfAbsent(hook, name -> new ConcurrentSkipListSet<>(BY_NUMBER)).add(rule)));
		}
	}

	/** Empty in a thread of the test's own that was handed the hook and nothing else; the test itself uses it as well. */
	private static Optional<String> ruleThatIsTested() {
		return StackWalker.getInstance().walk(frames -> frames.map(StackFrame::getMethodName).map(RULE::matcher).filter(Matcher::find)
				.findFirst().map(matcher -> matcher.group(1) + "." + matcher.group(2)));
	}

	private static Events run(Class<?> suite) {
		return EngineTestKit.engine("junit-jupiter").selectors(selectClass(suite))
				.configurationParameter("portabledevices.tck.report", "none").execute().testEvents();
	}

	private static List<TestExecutionResult> results(Events events) {
		return events.finished().stream().map(event -> event.getRequiredPayload(TestExecutionResult.class)).toList();
	}

	@Test
	void withoutAnyHookNothingFailsAndEachSkipNamesItsRule() {
		Events events = run(WithBareHarness.class);
		assertEquals(List.of(), events.failed().stream().map(event -> event.getTestDescriptor().getDisplayName()).toList());
		List<String> skips = results(events).stream().filter(result -> result.getStatus() == TestExecutionResult.Status.ABORTED)
				.map(result -> result.getThrowable().orElseThrow().getMessage()).toList();
		assertTrue(skips.size() > 50, () -> "skipped are only " + skips);
		assertEquals(List.of(), skips.stream().filter(words -> !SKIP.matcher(words).matches()).toList());
		assertTrue(skips.contains("2.10: the harness Bare has no hook losesCancel"), skips::toString);
	}

	@Test
	void theTableOfHooksIsRight() throws Exception {
		Events events = run(WithWatchedHarness.class);
		assertEquals(List.of(), events.failed().stream().map(event -> event.getTestDescriptor().getDisplayName()).toList());
		Map<String, String> used = new TreeMap<>();
		WithWatchedHarness.USED.forEach((hook, rules) -> used.put(hook, String.join(", ", rules)));
		Map<String, String> listed = new TreeMap<>();
		ROW.matcher(Files.readString(HOW_TO)).results().forEach(row -> listed.put(row.group(1), inOrder(row.group(2))));
		assertEquals(lines(used), lines(listed));
	}

	private static String inOrder(String rules) {
		Set<String> set = new TreeSet<>(BY_NUMBER);
		set.addAll(Arrays.asList(rules.split(", ")));
		return String.join(", ", set);
	}

	private static String lines(Map<String, String> rows) {
		return rows.entrySet().stream().map(row -> row.getKey() + ": " + row.getValue()).collect(Collectors.joining("\n"));
	}
}
