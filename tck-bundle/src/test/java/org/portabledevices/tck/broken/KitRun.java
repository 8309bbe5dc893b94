package org.portabledevices.tck.broken;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;
import org.portabledevices.tck.Harness;
import org.portabledevices.tck.PortableDeviceContract;
import org.portabledevices.tck.Surroundings;
import org.portabledevices.tck.device.KitHarness;
import org.portabledevices.tck.standalone.StandaloneSurroundings;

/**
 * Runs the kit inside a test, on the kit's own device with something put over its surroundings, and answers what came of it. One at a time in each thread.
 */
final class KitRun {

	private static final Pattern NAME = Pattern.compile("rule(\\d+)_(\\d+)_.*");
	private static final Comparator<String> BY_NUMBER =
			Comparator.comparing((String rule) -> rule.charAt(0)).thenComparing(String::length).thenComparing(Comparator.naturalOrder());

	/** Of the run in this thread: JUnit makes the instances, so that there is no other way to tell them. */
	private static final ThreadLocal<Setting> SETTING = new ThreadLocal<>();

	/**
	 * What a run is given.
	 *
	 * @param fault is put over the surroundings.
	 * @param patience how long the kit waits for what does not come; so many tests wait here in vain.
	 */
	private record Setting(UnaryOperator<Surroundings> fault, Duration patience) {
	}

	/** What is run; surefire does not find it by its name. */
	static final class OnKitDevice extends PortableDeviceContract {

		@Override
		protected Harness harness() throws Exception {
			Setting setting = SETTING.get();
			return new KitHarness(setting.fault().apply(StandaloneSurroundings.withoutTime())) {
				@Override
				public Duration patience() {
					return setting.patience();
				}

				@Override
				public int rounds() {
					return 50;
				}
			};
		}
	}

	private final Map<String, Set<String>> failed = new TreeMap<>(BY_NUMBER);
	private final Set<String> failedTests = new TreeSet<>();
	private final Set<String> skipped = new TreeSet<>(BY_NUMBER);
	private final Set<String> passed = new TreeSet<>(BY_NUMBER);

	private KitRun() {
	}

	/** Runs the tests of some rules, each given by its number, or single tests, each by the name of its method. */
	static KitRun of(UnaryOperator<Surroundings> fault, Duration patience, Predicate<String> rules) {
		SETTING.set(new Setting(fault, patience));
		Events tests = EngineTestKit.engine("junit-jupiter").selectors(selectClass(OnKitDevice.class))
				.configurationParameter("portabledevices.tck.report", "none")
				.filters((PostDiscoveryFilter) test -> FilterResult.includedIf(
						!test.isTest() || rule(test).filter(rules).isPresent() || rules.test(method(test))))
				.execute().testEvents();
		KitRun run = new KitRun();
		tests.finished().stream().forEach(run::note);
		tests.skipped().stream().forEach(event -> rule(event.getTestDescriptor()).ifPresent(run.skipped::add));
		return run;
	}

	private static Optional<String> rule(TestDescriptor test) {
		return test.getSource().filter(MethodSource.class::isInstance).map(source -> NAME.matcher(((MethodSource) source).getMethodName()))
				.filter(Matcher::matches).map(matcher -> matcher.group(1) + "." + matcher.group(2));
	}

	private static String method(TestDescriptor test) {
		return test.getSource().filter(MethodSource.class::isInstance).map(source -> ((MethodSource) source).getMethodName()).orElse("");
	}

	private void note(Event event) {
		String rule = rule(event.getTestDescriptor()).orElseThrow();
		String method = method(event.getTestDescriptor());
		TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
		switch (result.getStatus()) {
			case SUCCESSFUL -> {
				passed.add(rule);
				passed.add(method);
			}
			case ABORTED -> skipped.add(rule + " " + result.getThrowable().map(Throwable::getMessage).orElse(""));
			case FAILED -> {
				failedTests.add(method);
				failed.computeIfAbsent(rule, number -> new TreeSet<>()).add("%s: %s".formatted(
						event.getTestDescriptor().getDisplayName(), result.getThrowable().map(Throwable::toString).orElse("")));
			}
		}
	}

	/** The rules of which at least one test failed, each with those tests and why. */
	Map<String, Set<String>> failed() {
		return failed;
	}

	/** The tests that failed, by the names of their methods. */
	Set<String> failedTests() {
		return failedTests;
	}

	/** The rules of which at least one test was skipped, with the reason. */
	Set<String> skipped() {
		return skipped;
	}

	/** The rules of which at least one test passed, and those tests by the names of their methods. */
	Set<String> passed() {
		return passed;
	}
}
