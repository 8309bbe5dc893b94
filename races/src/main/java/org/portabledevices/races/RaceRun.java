package org.portabledevices.races;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.regex.Pattern;

import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.ReportUtils;
import org.openjdk.jcstress.infra.runners.TestList;
import org.openjdk.jcstress.vm.VMSupport;

/**
 * Runs the races, and says in one line for each what came out. Ends with 1 if anything came out that is forbidden, if a test failed or did not run, and if there was none to run.
 * Arguments: the mode, and which tests as a regular expression. jcstress writes its reports into the working directory.
 */
public final class RaceRun {

	private static final Path LOG = Path.of("jcstress.log");

	private RaceRun() {
	}

	/** Runs the races. */
	public static void main(String[] args) throws Exception {
		Mode mode = Mode.of(args[0]);
		String tests = args.length < 2 || args[1].isEmpty() ? ".*" : args[1];
		List<String> expected = TestList.tests().stream().filter(Pattern.compile(tests).asPredicate()).sorted().toList();
		PrintStream out = System.out;
		out.println(
				"races: %d tests in the mode \"%s\"; what jcstress says goes to %s".formatted(expected.size(), mode, LOG.toAbsolutePath()));
		long start = System.nanoTime();
		Collection<TestResult> results = run(mode, tests);
		System.setOut(out);
		boolean isPassed = report(expected, results, out);
		out.println("races: %s after %d s".formatted(isPassed ? "all passed" : "FAILED", (System.nanoTime() - start) / 1_000_000_000));
		System.exit(isPassed ? 0 : 1);
	}

	private static Collection<TestResult> run(Mode mode, String tests) throws Exception {
		System.setOut(new PrintStream(Files.newOutputStream(LOG), true));
		Options options = new Options(mode.options(tests, "html"));
		options.parse();
		try {
			new OneLocking(options).run();
		} catch (AssertionError e) {
			e.printStackTrace(System.out); // it lists what has failed, and so do we
		}
		return read(Path.of(options.getResultFile()));
	}

	/** Where a JVM still has biased locking, jcstress runs everything twice, with it and without. It is switched off by default since Java 15. */
	private static final class OneLocking extends JCStress {

		OneLocking(Options options) {
			super(options);
		}

		@Override
		public SortedSet<String> getTests() {
			VMSupport.getAvailableVMConfigs().removeIf(config -> config.args().contains("-XX:+UseBiasedLocking"));
			return super.getTests();
		}
	}

	private static Collection<TestResult> read(Path blob) throws IOException, ClassNotFoundException {
		InProcessCollector collector = new InProcessCollector();
		if (Files.exists(blob)) {
			DiskReadCollector reader = new DiskReadCollector(blob.toString(), collector);
			reader.dump();
			reader.close();
		}
		return collector.getTestResults();
	}

	private static boolean report(Collection<String> expected, Collection<TestResult> results, PrintStream out) {
		Map<String, RaceResult> byTest = new HashMap<>();
		ReportUtils.mergedByName(results).forEach(result -> byTest.put(result.getName(), RaceResult.of(result)));
		List<RaceResult> all = new ArrayList<>();
		expected.forEach(test -> all.add(byTest.getOrDefault(test, RaceResult.missing(test))));
		all.stream().sorted(Comparator.comparing(RaceResult::isPassed).reversed()).map(RaceResult::lines)
				.forEach(lines -> lines.forEach(out::println));
		return isPassed(all);
	}

	/** Nothing has failed, and there was something that could. */
	static boolean isPassed(List<RaceResult> all) {
		return !all.isEmpty() && all.stream().allMatch(RaceResult::isPassed);
	}
}
