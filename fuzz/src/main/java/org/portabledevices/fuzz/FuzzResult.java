package org.portabledevices.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What came out of a run, by the log of libFuzzer.
 *
 * @param target what was fuzzed.
 * @param status the status that the JVM ended with, 0 if nothing was found.
 * @param seeds how many inputs it began with from the repository.
 * @param inputs how many it tried.
 * @param seconds how long, 0 if a finding has ended it.
 * @param edges how many edges of the library's code they went through.
 * @param features how many edges and how often, the measure that guides.
 * @param kept how many inputs it keeps, each for something that no other one does.
 * @param peakMegabytes the most memory that the JVM had of the system at once: heap, code and fuzzing engine together; 0 if that is not known.
 * @param crashes how many inputs broke a property.
 * @param hangs how many took too long.
 * @param findings what the first finding says.
 */
record FuzzResult(FuzzTarget target, int status, long seeds, long inputs, long seconds, long edges, long features, long kept,
		long peakMegabytes, long crashes, long hangs, String findings) {
	private static final Pattern PROGRESS = Pattern.compile("^#(\\d+)\\s+\\S+\\s+cov: (\\d+) ft: (\\d+) corp: (\\d+)/.*");
	private static final Pattern DONE = Pattern.compile("^Done (\\d+) runs in (\\d+) second.*");
	private static final Pattern STATISTIC = Pattern.compile("^stat::(\\w+):\\s+(\\d+)");

	static FuzzResult of(FuzzTarget target, int status, long seeds, long peakMegabytes, List<String> artifacts, List<String> log) {
		long hangs = artifacts.stream().filter(name -> name.startsWith("timeout-")).count();
		long crashes = artifacts.stream().filter(name -> name.startsWith("crash-") || name.startsWith("oom-")).count();
		String finding = log.stream().filter(line -> line.startsWith("== Java Exception") || line.contains("ERROR: libFuzzer")).findFirst()
				.orElse("");
		return new FuzzResult(target, status, seeds, statistic(log, "number_of_executed_units"), last(log, DONE, 2),
				last(log, PROGRESS, 2), last(log, PROGRESS, 3), last(log, PROGRESS, 4), peakMegabytes, crashes, hangs,
				finding);
	}

	private static long last(List<String> log, Pattern pattern, int group) {
		return log.stream().flatMap(line -> pattern.matcher(line).results()).reduce((first, second) -> second)
				.map(match -> Long.valueOf(match.group(group))).orElse(0L);
	}

	private static long statistic(List<String> log, String name) {
		return log.stream().flatMap(line -> STATISTIC.matcher(line).results()).filter(match -> match.group(1).equals(name))
				.map((MatchResult match) -> Long.valueOf(match.group(2))).findFirst().orElse(0L);
	}

	/** Why this is no success, empty if it is one: nothing was found, and it was looked for. */
	String wrong(int wantedSeconds) {
		if (status != 0 || crashes + hangs > 0) {
			return "%s: %d crashes, %d hangs, status %d. %s".formatted(target, crashes, hangs, status, findings);
		}
		long least = Math.max(2 * seeds, (long) target.leastInASecond() * wantedSeconds);
		if (inputs < least) {
			return "%s: only %,d inputs in %d s, at least %,d were to be tried".formatted(target, inputs, wantedSeconds, least);
		}
		return edges == 0 ? target + ": no edge was counted, so nothing guided it" : "";
	}

	/** The head of a table. */
	static String head() {
		return """
				| target | inputs tried | seconds | inputs/s | edges | features | kept | seeds | crashes | hangs | peak memory |
				|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|""";
	}

	/** A row of the table. A run that a finding has ended says nothing of its time. */
	String row() {
		String time = seconds == 0 ? "| | |" : String.format(Locale.ROOT, "| %,d | %,d |", seconds, inputs / seconds);
		return String.format(Locale.ROOT, "| %s | %,d %s %,d | %,d | %,d | %,d | %d | %d | %,d MB |", target, inputs, time, edges, features,
				kept, seeds, crashes, hangs, peakMegabytes);
	}
}
