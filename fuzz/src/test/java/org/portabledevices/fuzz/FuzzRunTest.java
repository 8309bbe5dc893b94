package org.portabledevices.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzzes each target for a time: {@code -Dfuzz.seconds} for each, {@code -Dfuzz.targets} which. */
@Tag("once")
class FuzzRunTest {
	private static final int SECONDS = Integer.getInteger("fuzz.seconds", 8);
	private static final Path FOLDER = Path.of("target", "fuzz");
	private static final Path TABLE = FOLDER.resolve("results.md");

	static Stream<FuzzTarget> targets() {
		Pattern wanted = Pattern.compile(System.getProperty("fuzz.targets", ""));
		return Arrays.stream(FuzzTarget.values()).filter(target -> wanted.matcher(target.toString()).find());
	}

	@BeforeAll
	static void beginTheTable() throws IOException {
		Files.createDirectories(FOLDER);
		Files.writeString(TABLE, FuzzResult.head() + "\n");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("targets")
	void findsNothing(FuzzTarget target) throws IOException, InterruptedException {
		FuzzResult result = new FuzzRun(target, Path.of("src", "test", "resources"), FOLDER).run(SECONDS);
		Files.writeString(TABLE, result.row() + "\n", StandardOpenOption.APPEND);
		System.out.println(result.row());
		assertEquals("", result.wrong(SECONDS), () -> "see " + FOLDER.resolve(target.toString()));
	}

	@Test
	void oneThatFindsSomethingOrDoesNothingIsNoSuccess() {
		List<String> log = List.of("#12	NEW    cov: 30 ft: 40 corp: 5/15b lim: 4 exec/s: 0 rss: 100Mb", "Done 4000 runs in 8 second(s)",
				"stat::number_of_executed_units: 4000");
		FuzzResult good = FuzzResult.of(FuzzTarget.DATASETS, 0, 3, 123, List.of(), log);
		assertEquals("| Datasets | 4,000 | 8 | 500 | 30 | 40 | 5 | 3 | 0 | 0 | 123 MB |", good.row());
		assertEquals("", good.wrong(8));
		FuzzResult ended = FuzzResult.of(FuzzTarget.DATASETS, 77, 3, 123, List.of("crash-1"), log.subList(0, 1));
		assertEquals("| Datasets | 0 | | | 30 | 40 | 5 | 3 | 1 | 0 | 123 MB |", ended.row());
		assertFalse(FuzzResult.of(FuzzTarget.DATASETS, 77, 3, 123, List.of("crash-1"), log).wrong(8).isEmpty());
		assertFalse(FuzzResult.of(FuzzTarget.DATASETS, 0, 3, 123, List.of("timeout-1"), log).wrong(8).isEmpty());
		assertFalse(FuzzResult.of(FuzzTarget.DATASETS, 1, 3, 123, List.of(), log).wrong(8).isEmpty());
		assertFalse(good.wrong(800).isEmpty(), "too few for the time");
		assertFalse(FuzzResult.of(FuzzTarget.DATASETS, 0, 3, 123, List.of(), log.subList(1, 3)).wrong(8).isEmpty(), "no coverage");
	}
}
