package org.portabledevices.sim.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portabledevices.sim.content.FolderScan.Entry;

class ContentTest {

	@TempDir Path place;

	static byte[] bytes(Content content) throws IOException {
		return content.prefix(Integer.MAX_VALUE - 8);
	}

	@Nested
	class GivenComputedBytes {

		private final GeneratedContent content = new GeneratedContent(42, 10_007);

		@Test
		void areTheSameInWhateverPiecesTheyAreRead() throws IOException {
			byte[] whole = bytes(content);
			assertEquals(10_007, whole.length);
			OpenContent open = content.open();
			for (int position = 0; position < whole.length; position += 97) {
				ByteBuffer piece = ByteBuffer.allocate(61);
				int count = open.read(position, piece);
				assertArrayEquals(Arrays.copyOfRange(whole, position, position + count), Arrays.copyOf(piece.array(), count));
			}
			assertEquals(-1, open.read(10_007, ByteBuffer.allocate(1)));
		}

		@Test
		void followFromTheSeedAndDoNotRepeat() throws IOException {
			byte[] whole = bytes(content);
			assertArrayEquals(whole, bytes(new GeneratedContent(42, 10_007)));
			assertFalse(Arrays.equals(whole, bytes(new GeneratedContent(43, 10_007))));
			assertFalse(Arrays.equals(whole, 0, 512, whole, 512, 1024));
		}

		@Test
		void canBeReadFarFromTheBeginningAtOnce() throws IOException {
			GeneratedContent huge = new GeneratedContent(1, 4_000_000_000L);
			assertEquals(1, huge.open().read(3_999_999_999L, ByteBuffer.allocate(10)));
		}

		@Test
		void aPartIsTheBytesInTheMiddle() throws IOException {
			assertArrayEquals(Arrays.copyOfRange(bytes(content), 1000, 1500), bytes(content.part(1000, 500)));
			assertEquals(-1, content.part(1000, 500).open().read(500, ByteBuffer.allocate(1)));
			assertThrows(IndexOutOfBoundsException.class, () -> content.part(10_000, 8));
		}
	}

	@Nested
	class GivenAShelfInMemory {

		@Test
		void largeFilesAreKeptOutsideOfItUntilTheyAreReleased() throws IOException {
			byte[] large = bytes(new GeneratedContent(7, 1_000_000));
			IncomingBytes incoming = new MemoryShelf().receive("/large");
			for (int position = 0; position < large.length; position += 10_000) {
				incoming.write(ByteBuffer.wrap(large, position, 10_000));
			}
			Content content = incoming.finish();
			assertArrayEquals(large, bytes(content));
			OpenContent open = content.open();
			content.release();
			assertThrows(ClosedChannelException.class, () -> open.read(0, ByteBuffer.allocate(1)));
		}

		@Test
		void smallFilesAreKeptInIt() throws IOException {
			IncomingBytes incoming = new MemoryShelf().receive("/small");
			incoming.write(ByteBuffer.wrap("small".getBytes(StandardCharsets.UTF_8)));
			assertArrayEquals("small".getBytes(StandardCharsets.UTF_8), bytes(incoming.finish()));
		}
	}

	@Nested
	class GivenAFolder {

		private Path folder;
		private Path secret;

		@BeforeEach
		void fill() throws IOException {
			folder = Files.createDirectory(place.resolve("card"));
			Files.createDirectory(folder.resolve("b"));
			Files.writeString(folder.resolve("b/two.txt"), "two");
			Files.writeString(folder.resolve("a.txt"), "one");
			Files.writeString(folder.resolve(".hidden"), "hidden");
			secret = Files.createDirectory(place.resolve("secret"));
			Files.writeString(secret.resolve("key.txt"), "secret");
		}

		@Test
		void itIsListedByNameParentsFirst() throws IOException {
			assertEquals(List.of("/a.txt", "/b", "/b/two.txt"), FolderScan.of(folder).stream().map(Entry::path).toList());
		}

		@Test
		void linksAreNotFollowed() throws IOException {
			Files.createSymbolicLink(folder.resolve("link.txt"), secret.resolve("key.txt"));
			Files.createSymbolicLink(folder.resolve("link"), secret);
			assertEquals(List.of("/a.txt", "/b", "/b/two.txt"), FolderScan.of(folder).stream().map(Entry::path).toList());
		}

		@Test
		void aFileThatBecomesALinkLaterIsNotRead() throws IOException {
			Content file = content("/a.txt");
			Files.delete(folder.resolve("a.txt"));
			Files.createSymbolicLink(folder.resolve("a.txt"), secret.resolve("key.txt"));
			assertThrows(IOException.class, file::open);
		}

		@Test
		void aFolderThatBecomesALinkLaterIsNotEntered() throws IOException {
			Content file = content("/b/two.txt");
			Files.delete(folder.resolve("b/two.txt"));
			Files.delete(folder.resolve("b"));
			Files.writeString(secret.resolve("two.txt"), "secret");
			Files.createSymbolicLink(folder.resolve("b"), secret);
			assertThrows(AccessDeniedException.class, file::open);
			FolderShelf shelf = new FolderShelf(folder);
			assertThrows(AccessDeniedException.class, () -> shelf.receive("/b/new.txt"));
			assertThrows(AccessDeniedException.class, () -> shelf.remove("/b/two.txt", file));
			assertTrue(Files.exists(secret.resolve("two.txt")));
		}

		@Test
		void pathsThatLeadUpwardsLeadNowhere() throws IOException {
			FolderShelf shelf = new FolderShelf(folder);
			assertThrows(AccessDeniedException.class, () -> shelf.receive("/../secret/new.txt"));
			assertThrows(AccessDeniedException.class, () -> shelf.remove("/../secret/key.txt", Content.EMPTY));
		}

		@Test
		void aFileAppearsWhenItIsWhole() throws IOException {
			IncomingBytes incoming = new FolderShelf(folder).receive("/b/new.txt");
			incoming.write(ByteBuffer.wrap("new".getBytes(StandardCharsets.UTF_8)));
			assertFalse(Files.exists(folder.resolve("b/new.txt")));
			assertArrayEquals("new".getBytes(StandardCharsets.UTF_8), bytes(incoming.finish()));
			assertEquals("new", Files.readString(folder.resolve("b/new.txt")));
		}

		@Test
		void aFileThatIsDiscardedLeavesNothing() throws IOException {
			IncomingBytes incoming = new FolderShelf(folder).receive("/b/new.txt");
			incoming.write(ByteBuffer.wrap(new byte[10]));
			incoming.discard();
			try (Stream<Path> left = Files.list(folder.resolve("b"))) {
				assertEquals(1, left.count());
			}
		}

		@Test
		void aFileThatIsThereIsNotOverwritten() throws IOException {
			IncomingBytes incoming = new FolderShelf(folder).receive("/a.txt");
			assertThrows(FileAlreadyExistsException.class, incoming::finish);
			assertEquals("one", Files.readString(folder.resolve("a.txt")));
		}

		private Content content(String path) throws IOException {
			return FolderScan.of(folder).stream().filter(entry -> entry.path().equals(path)).findFirst().orElseThrow().content();
		}
	}
}
