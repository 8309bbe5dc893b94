package org.portabledevices.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumableSinkTest {

	private static final String OBJECT = "abcdefghij";

	@TempDir Path folder;
	private Path file;

	@BeforeEach
	void name() {
		file = folder.resolve("a.jpg");
	}

	private ResumableSink sink(String version) throws IOException {
		return new ResumableFileSink(file, OBJECT.length(), version, 2);
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(entry -> entry.getFileName().toString()).sorted().toList();
		}
	}

	/** As a device that begins where it is asked to gives so many bytes. */
	private static void give(ResumableSink sink, String object, int count) throws IOException {
		int from = (int) sink.offset();
		sink.begin(OptionalLong.of(object.length() - from));
		for (int i = from; i < from + count; i += 3) {
			sink.write(ByteBuffer.wrap(object.substring(i, Math.min(i + 3, from + count)).getBytes(UTF_8)));
		}
	}

	private void breakOffAfter(int count) throws IOException {
		ResumableSink sink = sink("1");
		give(sink, OBJECT, count);
		sink.close(false);
	}

	private String words(org.junit.jupiter.api.function.Executable action) {
		return assertThrows(IOException.class, action).getMessage();
	}

	@Nested
	class GivenNothingYet {

		@Test
		void beginsAtTheBeginningAndCreatesNothingBefore() throws IOException {
			assertEquals(0, sink("1").offset());
			assertEquals(List.of(), names());
		}

		@Test
		void whatIsWholeTakesTheFilesPlaceAndLeavesNothingElse() throws IOException {
			ResumableSink sink = sink("1");
			give(sink, OBJECT, 10);
			assertFalse(Files.exists(file));
			sink.close(true);
			assertEquals(List.of("a.jpg"), names());
			assertEquals(OBJECT, Files.readString(file));
		}

		@Test
		void anObjectOfNoBytesIsAFile() throws IOException {
			new ResumableFileSink(file, 0, "1", 2).close(true);
			assertEquals(0, Files.size(file));
		}

		@Test
		void whatNeverBeganLeavesNothing() throws IOException {
			sink("1").close(false);
			ResumableSink begun = sink("1");
			begun.begin(OptionalLong.of(10));
			begun.close(false);
			assertEquals(List.of(), names());
		}

		@Test
		void anotherLengthThanWasSaidIsRefused() throws IOException {
			ResumableSink sink = sink("1");
			assertEquals(file + ": the object has 11 bytes now, not 10", words(() -> sink.begin(OptionalLong.of(11))));
			sink.close(false);
			assertEquals(List.of(), names());
		}

		@Test
		void moreThanWasSaidIsRefusedAndNotKept() throws IOException {
			ResumableSink sink = sink("1");
			sink.begin(OptionalLong.empty());
			assertTrue(words(() -> sink.write(ByteBuffer.allocate(11))).contains("more than the 10 bytes"));
			sink.close(false);
			assertEquals(List.of(), names());
		}

		/** A device can end its data early, and call that success. */
		@Test
		void lessThanWasSaidIsNoWholeFile() throws IOException {
			ResumableSink sink = sink("1");
			give(sink, OBJECT, 7);
			assertEquals(file + ": 10 bytes were announced and 7 came", words(() -> sink.close(true)));
			assertFalse(Files.exists(file));
			assertEquals(5, sink("1").offset());
		}

		@Test
		void aNegativeLengthAndAFolderAreRefused() {
			assertThrows(IllegalArgumentException.class, () -> ResumableSink.toFile(file, -1, ""));
			assertTrue(words(() -> ResumableSink.toFile(folder, 1, "").begin(OptionalLong.of(1))).contains("is a folder"));
		}
	}

	@Nested
	class GivenAPart {

		@BeforeEach
		void breakOff() throws IOException {
			breakOffAfter(7);
		}

		@Test
		void itIsKeptUnderAnotherName() throws IOException {
			assertEquals(1, names().size());
			assertTrue(names().get(0).matches("\\.a\\.jpg\\.[0-9a-f]{32}\\.part"), names()::toString);
		}

		@Test
		void itGoesOnALittleBeforeItsEnd() throws IOException {
			ResumableSink sink = sink("1");
			assertEquals(5, sink.offset());
			give(sink, OBJECT, 5);
			sink.close(true);
			assertEquals(OBJECT, Files.readString(file));
			assertEquals(List.of("a.jpg"), names());
		}

		@Test
		void itGrowsOverManyGoes() throws IOException {
			ResumableSink second = sink("1");
			give(second, OBJECT, 4);
			second.close(false);
			assertEquals(7, sink("1").offset());
		}

		/** What was broken off before it came as far as the last time loses nothing. */
		@Test
		void aShorterGoLosesNothing() throws IOException {
			ResumableSink second = sink("1");
			give(second, OBJECT, 1);
			second.close(false);
			assertEquals(5, sink("1").offset());
		}

		@Test
		void anotherVersionBeginsAnewAndDeletesIt() throws IOException {
			ResumableSink other = sink("2");
			assertEquals(0, other.offset());
			give(other, "ABCDEFGHIJ", 10);
			other.close(true);
			assertEquals("ABCDEFGHIJ", Files.readString(file));
			assertEquals(List.of("a.jpg"), names());
		}

		@Test
		void anotherLengthIsAnotherVersion() throws IOException {
			assertEquals(0, new ResumableFileSink(file, 11, "1", 2).offset());
		}

		/** The same date and length, but other bytes: never glued. */
		@Test
		void otherBytesFailAndTheNextGoBeginsAnew() throws IOException {
			ResumableSink sink = sink("1");
			assertTrue(words(() -> give(sink, "ABCDEFGHIJ", 5)).contains("another one than before"));
			sink.close(false);
			assertEquals(List.of(), names());
			assertEquals(0, sink("1").offset());
		}

		@Test
		void aDeviceThatGivesAllBytesInsteadIsTakenFromTheBeginning() throws IOException {
			ResumableSink sink = sink("1");
			sink.begin(OptionalLong.of(10));
			sink.write(ByteBuffer.wrap("ABCDEFGHIJ".getBytes(UTF_8)));
			sink.close(true);
			assertEquals("ABCDEFGHIJ", Files.readString(file));
		}

		@Test
		void anyOtherLengthIsRefusedAndThePartStays() throws IOException {
			ResumableSink sink = sink("1");
			assertEquals(file + ": 6 bytes come from 5 on, where an object of 10 bytes has 5", words(() -> sink.begin(OptionalLong.of(6))));
			sink.close(false);
			assertEquals(5, sink("1").offset());
		}

		@Test
		void theOldFileStaysUntilTheNewOneIsWhole() throws IOException {
			Files.writeString(file, "old");
			ResumableSink sink = sink("1");
			give(sink, OBJECT, 4);
			assertEquals("old", Files.readString(file));
			sink.close(false);
			assertEquals("old", Files.readString(file));
		}

		@Test
		void oneWritesItAtATime() throws IOException {
			ResumableSink first = sink("1");
			ResumableSink second = sink("1");
			give(first, OBJECT, 3);
			assertTrue(words(() -> second.begin(OptionalLong.of(5))).contains("written by another transfer"));
			second.close(false);
			first.write(ByteBuffer.wrap("ij".getBytes(UTF_8)));
			first.close(true);
			assertEquals(OBJECT, Files.readString(file));
		}

		/** It had the part open in its mind, and the other one has made it the whole file: it must not write into that. */
		@Test
		void aGoThatWasOvertakenLeavesTheWholeFileAlone() throws IOException {
			ResumableSink late = sink("1");
			ResumableSink first = sink("1");
			give(first, OBJECT, 5);
			first.close(true);
			assertThrows(IOException.class, () -> give(late, OBJECT, 5));
			late.close(false);
			assertEquals(OBJECT, Files.readString(file));
		}

		@Test
		void partsOfOtherFilesStay() throws IOException {
			Path other = Files.writeString(folder.resolve(".a.jpg.notes.part"), "mine");
			Path longer = Files.writeString(folder.resolve(".a.jpg.jpg.0123456789abcdef0123456789abcdef.part"), "b");
			ResumableSink sink = sink("2");
			give(sink, OBJECT, 10);
			sink.close(true);
			assertTrue(Files.exists(other));
			assertTrue(Files.exists(longer));
		}
	}

	/** Somebody who can guess the name must not make us write elsewhere. */
	@Test
	void aLinkInThePlaceOfThePartIsNotFollowed() throws IOException {
		breakOffAfter(7);
		Path part = folder.resolve(names().get(0));
		Path victim = Files.writeString(folder.resolve("victim"), "0123456");
		Files.delete(part);
		Files.createSymbolicLink(part, victim);
		ResumableSink sink = sink("1");
		assertEquals(0, sink.offset());
		assertThrows(IOException.class, () -> give(sink, OBJECT, 10));
		assertEquals("0123456", Files.readString(victim));
	}
}
