package org.portabledevices.tck.rules.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What became of each rule: one line each, on the console and in a file. */
final class RuleReport {

	/** A directory for reports, or {@code none} for no report at all. */
	static final String PARAMETER = "portabledevices.tck.report";

	private static final String NONE = "none";
	private static final Path TARGET = Path.of("target");

	private static final class Tests {

		private int passed;
		private int skipped;
		private final Set<String> missing = new LinkedHashSet<>();
		private final List<String> failures = new ArrayList<>();

		String verdict() {
			return !failures.isEmpty() ? "FAILED" : skipped == 0 ? "PASSED" : passed == 0 ? "SKIPPED" : "PASSED IN PART";
		}

		@Override
		public String toString() {
			int all = passed + skipped + failures.size();
			List<String> words = new ArrayList<>(failures);
			missing.forEach(reason -> words.add("skipped: " + reason));
			String count = passed == all ? "%d tests".formatted(all) : "%d of %d tests".formatted(passed, all);
			return "%-14s  %s%s".formatted(verdict(), count, words.isEmpty() ? "" : "; " + String.join("; ", words));
		}
	}

	private final Map<String, Tests> rules = new TreeMap<>(Comparator.comparing(RuleReport::sortKey));

	private static int sortKey(String rule) {
		int dot = rule.indexOf('.');
		return 1000 * Integer.parseInt(rule.substring(0, dot)) + Integer.parseInt(rule.substring(dot + 1));
	}

	private Tests tests(String rule) {
		return rules.computeIfAbsent(rule, number -> new Tests());
	}

	synchronized void passed(String rule) {
		tests(rule).passed++;
	}

	synchronized void skipped(String rule, String why) {
		Tests tests = tests(rule);
		tests.skipped++;
		tests.missing.add(oneLine(String.valueOf(why)).replaceFirst("^\\d+\\.\\d+: ", ""));
	}

	synchronized void failed(String rule, String how) {
		tests(rule).failures.add(oneLine(how));
	}

	private static String oneLine(String words) {
		return words.replaceAll("\\s+", " ");
	}

	private List<String> lines(Class<?> suite) {
		List<String> lines = new ArrayList<>();
		lines.add("Invocation contract, %s: %d rules passed, %d in part, %d skipped, %d failed".formatted(suite.getName(), count("PASSED"),
				count("PASSED IN PART"), count("SKIPPED"), count("FAILED")));
		rules.forEach((rule, tests) -> lines.add("%-5s %s".formatted(rule, tests)));
		return lines;
	}

	private long count(String verdict) {
		return rules.values().stream().filter(tests -> tests.verdict().equals(verdict)).count();
	}

	/**
	 * Writes the report.
	 *
	 * @param where the directory, or {@code none}; {@code null} for that of the build, if there is one.
	 */
	synchronized void write(Class<?> suite, String where) throws IOException {
		if (NONE.equals(where)) {
			return;
		}
		List<String> lines = lines(suite);
		lines.forEach(System.out::println);
		if (where != null || Files.isDirectory(TARGET)) {
			Path directory = where != null ? Path.of(where) : TARGET.resolve("contract-report");
			Files.write(Files.createDirectories(directory).resolve(suite.getName() + ".txt"), lines);
		}
	}
}
