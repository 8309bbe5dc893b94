package org.portabledevices.shell.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.log.LogLevel;

class LogFileTest {

	@TempDir Path folder;

	private final FakeLog log = new FakeLog();
	private Path file;

	@BeforeEach
	void name() {
		file = folder.resolve("deep").resolve("pds.log");
	}

	@Nested
	class GivenANameForTheFile {

		@Test
		void writesTimeLevelLoggerAndMessage() throws IOException {
			LogFile running = start(1000);
			log.add(1, LogLevel.WARN, "hello", null);
			running.stop();
			assertEquals(List.of("1970-01-01T00:00:00.001Z WARN  - [some.Logger] hello"), Files.readAllLines(file));
		}

		@Test
		void writesThePastFirstAndNothingTwice() throws IOException {
			log.add(2, LogLevel.INFO, "b", null);
			log.add(1, LogLevel.INFO, "a", null);
			log.onRead = () -> log.add(3, LogLevel.INFO, "c", null); // comes by the listener, and is in the past as well
			LogFile running = start(1000);
			log.add(4, LogLevel.INFO, "d", null);
			running.stop();
			assertEquals(List.of("a", "b", "c", "d"),
					Files.readAllLines(file).stream().map(line -> line.substring(line.length() - 1)).toList());
		}

		@Test
		void stackFollowsIndentedSoThatEveryOtherLineBeginsAnEntry() throws IOException {
			LogFile running = start(100_000);
			log.add(1, LogLevel.ERROR, "two\nlines", new IllegalStateException("why"));
			running.stop();
			List<String> lines = Files.readAllLines(file);
			assertEquals("1970-01-01T00:00:00.001Z ERROR - [some.Logger] two", lines.get(0));
			assertEquals("\tlines", lines.get(1));
			assertEquals("\tjava.lang.IllegalStateException: why", lines.get(2));
			assertTrue(lines.stream().skip(1).allMatch(line -> line.startsWith("\t")), lines.toString());
		}

		@Test
		void writesNothingAfterItsStop() throws IOException {
			start(1000).stop();
			log.add(1, LogLevel.INFO, "late", null);
			assertEquals(List.of(), Files.readAllLines(file));
			assertFalse(log.isListenedTo());
		}
	}

	@Nested
	class GivenALimit {

		@Test
		void fullFileIsPutAsideAndBegunAgain() throws IOException {
			LogFile running = start(140);
			for (int i = 1; i <= 9; i++) {
				log.add(i, LogLevel.INFO, "message number " + i, null);
			}
			running.stop();
			assertTrue(Files.size(file) <= 140 && Files.size(aside()) <= 140, "both are bounded");
			assertTrue(Files.readString(file).contains("message number 9"));
			assertTrue(Files.readString(aside()).contains("message number 7"));
		}

		@Test
		void fileThatWasTooLargeBeforeIsPutAsideAtTheStart() throws IOException {
			Files.createDirectories(file.getParent());
			Files.writeString(file, "x".repeat(200));
			start(120).stop();
			assertEquals(0, Files.size(file));
			assertEquals(200, Files.size(aside()));
		}

		@Test
		void smallerFileIsContinued() throws IOException {
			Files.createDirectories(file.getParent());
			Files.writeString(file, "before\n");
			LogFile running = start(1000);
			log.add(1, LogLevel.INFO, "after", null);
			running.stop();
			assertEquals("before", Files.readAllLines(file).get(0));
			assertEquals(2, Files.readAllLines(file).size());
		}

		private Path aside() {
			return file.resolveSibling("pds.log.1");
		}
	}

	@Nested
	class GivenNothingToDo {

		@Test
		void withoutANameItDoesNotListen() {
			new LogFile(log, null, 1000).start();
			new LogFile(log, " ", 1000).start();
			assertFalse(log.isListenedTo());
		}

		@Test
		void withoutALogItMakesNoFile() {
			new LogFile(null, file.toString(), 1000).start();
			assertFalse(Files.exists(file));
		}

		/** Not an exception out of the component: the product runs without a log file too. */
		@Test
		void fileThatCannotBeOpenedIsDoneWithout() throws IOException {
			Files.createDirectories(file);
			start(1000).stop();
			assertFalse(log.isListenedTo());
		}
	}

	private LogFile start(long limit) {
		LogFile running = new LogFile(log, file.toString(), limit);
		running.start();
		return running;
	}
}
