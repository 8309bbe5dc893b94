package org.portabledevices.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {

	@TempDir Path folder;

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).toList();
		}
	}

	@Test
	void aPartialFileNeverHasTheNameOfAWholeOne() throws IOException {
		DataSink sink = DataSink.toFile(folder.resolve("a.jpg"));
		sink.begin(OptionalLong.of(4));
		sink.write(ByteBuffer.wrap(new byte[]{ 1, 2 }));
		assertEquals(1, names().size());
		assertTrue(names().get(0).endsWith(".part"), names()::toString);
		sink.write(ByteBuffer.wrap(new byte[]{ 3, 4 }));
		sink.close(true);
		assertEquals(List.of("a.jpg"), names());
		assertArrayEquals(new byte[]{ 1, 2, 3, 4 }, Files.readAllBytes(folder.resolve("a.jpg")));
	}

	@Test
	void whatIsNotCompleteIsDeletedAndTheOldFileStays() throws IOException {
		Files.write(folder.resolve("a.jpg"), new byte[]{ 9 });
		DataSink sink = DataSink.toFile(folder.resolve("a.jpg"));
		sink.begin(OptionalLong.empty());
		sink.write(ByteBuffer.wrap(new byte[]{ 1, 2 }));
		sink.close(false);
		assertEquals(List.of("a.jpg"), names());
		assertArrayEquals(new byte[]{ 9 }, Files.readAllBytes(folder.resolve("a.jpg")));
	}

	@Test
	void anEmptyObjectMakesAnEmptyFile() throws IOException {
		DataSink sink = DataSink.toFile(folder.resolve("a.jpg"));
		sink.close(true);
		assertEquals(0, Files.size(folder.resolve("a.jpg")));
	}

	@Test
	void whatNeverBeganLeavesNothing() throws IOException {
		DataSink.toFile(folder.resolve("a.jpg")).close(false);
		assertFalse(Files.exists(folder.resolve("a.jpg")));
	}

	/** A device can end its data early, and call that success. */
	@Test
	void lessThanWasAnnouncedIsNoWholeFile() throws IOException {
		DataSink sink = DataSink.toFile(folder.resolve("a.jpg"));
		sink.begin(OptionalLong.of(4));
		sink.write(ByteBuffer.wrap(new byte[]{ 1, 2 }));
		String words = assertThrows(IOException.class, () -> sink.close(true)).getMessage();
		assertEquals(folder.resolve("a.jpg") + ": 4 bytes were announced and 2 came", words);
		assertEquals(List.of(), names());
	}

	@Test
	void aFolderIsNoFile() {
		DataSink sink = DataSink.toFile(folder);
		String words = assertThrows(IOException.class, () -> sink.begin(OptionalLong.empty())).getMessage();
		assertTrue(words.contains("is a folder"), words);
	}

	@Test
	void aSourceGivesTheLengthAndTheBytesOfItsFile() throws IOException {
		Files.write(folder.resolve("a"), new byte[]{ 1, 2, 3 });
		DataSource source = DataSource.fromFile(folder.resolve("a"));
		assertEquals(3, source.length().getAsLong());
		ByteBuffer buffer = ByteBuffer.allocate(8);
		assertEquals(3, source.read(buffer));
		assertEquals(-1, source.read(buffer));
		source.close();
	}
}
