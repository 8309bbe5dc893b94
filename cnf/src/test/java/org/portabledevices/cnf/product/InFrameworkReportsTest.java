package org.portabledevices.cnf.product;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A tester that finds no test ends well: so whoever runs tests in a framework is checked for having run some. */
class InFrameworkReportsTest {
	private static final Pattern TESTS = Pattern.compile("<testsuite [^>]*\\btests=\"(\\d+)\"");

	@ParameterizedTest
	@MethodSource("descriptors")
	void everyDescriptorOfTestsRanSome(String descriptor) throws IOException {
		Path folder = Path.of("target", "test-reports", descriptor);
		assertTrue(Files.isDirectory(folder), "no reports in " + folder);
		int tests = 0;
		try (Stream<Path> files = Files.list(folder)) {
			for (Path report : files.filter(file -> file.toString().endsWith(".xml")).toList()) {
				tests += TESTS.matcher(Files.readString(report)).results()
						.mapToInt(result -> Integer.parseInt(result.group(1))).sum();
			}
		}
		assertTrue(tests > 0, descriptor + " ran no test");
	}

	static List<String> descriptors() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("."))) {
			return files.map(file -> file.getFileName().toString())
					.filter(name -> name.endsWith("-test.bndrun"))
					.map(name -> name.replace(".bndrun", ""))
					.toList();
		}
	}
}
