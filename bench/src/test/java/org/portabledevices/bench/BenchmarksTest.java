package org.portabledevices.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** That every benchmark works, and that the report finds what it reports. Nothing here says how fast anything is. */
@Timeout(300)
class BenchmarksTest {

	/** Small sizes, one short iteration, in this Java: JMH fails on whatever a benchmark throws. */
	@Test
	void everyBenchmarkRunsAndEveryLineOfTheReportHasItsOwn() throws Exception {
		Collection<RunResult> results = new Runner(new OptionsBuilder().include(".*").forks(0).warmupIterations(0).measurementIterations(1)
				.measurementTime(TimeValue.milliseconds(1)).verbosity(VerboseMode.SILENT).shouldFailOnError(true).param("mebibytes", "1")
				.param("pending", "1000").build()).run();
		Set<String> run =
				results.stream().map(Benchmarks::key).map(BenchmarksTest::withoutSizes).collect(Collectors.toCollection(TreeSet::new));
		Set<String> reported = Row.ALL.stream().flatMap(row -> Stream.of(row.ours(), row.peer())).filter(key -> !key.isEmpty())
				.filter(key -> !key.startsWith("Memory.")).map(key -> key.replace(Row.CPU, "")).map(BenchmarksTest::withoutSizes)
				.collect(Collectors.toCollection(TreeSet::new));
		assertEquals(reported, run);
	}

	private static String withoutSizes(String key) {
		return key.replaceAll("(pending|mebibytes)=\\d+", "$1");
	}

	@Test
	void everyKindOfMemoryIsReported() {
		Set<String> reported = Row.ALL.stream().flatMap(row -> Stream.of(row.ours(), row.peer())).filter(key -> key.startsWith("Memory."))
				.collect(Collectors.toCollection(TreeSet::new));
		assertEquals(Stream.of(Memory.Kind.values()).map(kind -> "Memory." + kind).collect(Collectors.toCollection(TreeSet::new)),
				reported);
	}

	@Test
	void theReportHasMediansOfAllRoundsAndSaysWhatMissedItsTarget() {
		Row kept = new Row("a : b", "a", "b", Figure.RATIO, 1.5);
		Row missed = new Row("c", "c", "", Figure.NANOS, 100);
		Row notMeasured = new Row("d", "d", "", Figure.NANOS, 100);
		String report = Report.of(List.of(kept, missed, notMeasured), List.of(Map.of("a", 10.0, "b", 10.0, "c", 300.0),
				Map.of("a", 12.0, "b", 10.0, "c", 100.0), Map.of("a", 90.0, "b", 30.0, "c", 200.0)));
		assertEquals("""
				WHAT : PEER      OURS     PEER  FIGURE             RANGE     TARGET
				a : b         12.0 ns  10.0 ns  1.20 x  1.00 x .. 3.00 x  <= 1.50 x  kept
				c            200.0 ns           200 ns  100 ns .. 300 ns  <= 100 ns  MISSED
				""", report);
	}

	@Test
	void theMedianIsTheMiddle() {
		assertEquals(2, Row.median(3, 1, 2));
		assertEquals(2.5, Row.median(4, 1, 3, 2));
		assertTrue(Double.isNaN(Row.median(Double.NaN)));
	}
}
