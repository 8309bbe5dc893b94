package org.portabledevices.sim.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portabledevices.sim.content.Content;
import org.portabledevices.sim.content.EditedBytes;
import org.portabledevices.sim.content.GeneratedContent;
import org.portabledevices.sim.content.IncomingBytes;
import org.portabledevices.sim.content.NoRoomException;
import org.portabledevices.sim.folder.FolderScan.Entry;

/** The same with folders that are held open, and with paths that are checked, as where folders cannot be held. */
class FolderTest {

	@TempDir Path place;

	abstract class FolderRules {

		private Path folder;
		private Path secret;
		private FolderAccess access;
		private FolderShelf shelf;
		private long usable = Long.MAX_VALUE;

		abstract HeldFolder hold(Path root) throws IOException;

		@BeforeEach
		void fill() throws IOException {
			folder = Files.createDirectory(place.resolve("card"));
			Files.createDirectory(folder.resolve("b"));
			Files.writeString(folder.resolve("b/two.txt"), "two");
			Files.writeString(folder.resolve("a.txt"), "one");
			Files.writeString(folder.resolve(".hidden"), "hidden");
			secret = Files.createDirectory(place.resolve("secret"));
			Files.writeString(secret.resolve("key.txt"), "secret");
			access = new FolderAccess(folder, this::hold);
			shelf = new FolderShelf(access, () -> usable);
		}

		@Test
		void itIsListedByNameParentsFirst() throws IOException {
			assertEquals(List.of("/a.txt", "/b", "/b/two.txt"), listed());
		}

		@Test
		void linksAreNotListed() throws IOException {
			Files.createSymbolicLink(folder.resolve("link.txt"), secret.resolve("key.txt"));
			Files.createSymbolicLink(folder.resolve("link"), secret);
			assertEquals(List.of("/a.txt", "/b", "/b/two.txt"), listed());
		}

		@Test
		void aFileThatBecomesALinkLaterIsNotReadNorWritten() throws IOException {
			Content file = content("/a.txt");
			replaceByLink("a.txt", "key.txt");
			assertThrows(IOException.class, file::open);
			assertThrows(IOException.class, () -> shelf.edit("/a.txt", file));
			EditedBytes edit = shelf.edit("/a.txt", Content.of(new byte[1]));
			assertThrows(FileAlreadyExistsException.class, edit::finish);
			edit.discard();
			assertSecretIsKept("key.txt");
			assertNothingIsLeft();
		}

		@Test
		void aLinkIsRemovedAndNotWhatItLeadsTo() throws IOException {
			Content file = content("/a.txt");
			replaceByLink("a.txt", "key.txt");
			shelf.remove("/a.txt", file);
			assertFalse(Files.exists(folder.resolve("a.txt"), LinkOption.NOFOLLOW_LINKS));
			assertSecretIsKept("key.txt");
		}

		@Test
		void aLinkIsMovedAsALink() throws IOException {
			Content file = content("/a.txt");
			replaceByLink("a.txt", "key.txt");
			shelf.move("/a.txt", "/b/moved.txt", file);
			assertTrue(Files.isSymbolicLink(folder.resolve("b/moved.txt")));
			assertThrows(IOException.class, () -> shelf.at("/b/moved.txt", file).open());
			assertSecretIsKept("key.txt");
		}

		@Test
		void aFolderThatBecomesALinkLaterIsNotEntered() throws IOException {
			Content file = content("/b/two.txt");
			IncomingBytes before = shelf.receive("/b/new.txt");
			Files.writeString(secret.resolve("two.txt"), "secret");
			Files.delete(folder.resolve("b/two.txt"));
			replaceByLink("b", "");
			assertThrows(IOException.class, file::open);
			assertThrows(IOException.class, file::length);
			assertThrows(IOException.class, () -> shelf.receive("/b/new.txt"));
			assertThrows(IOException.class, before::finish);
			before.discard();
			assertThrows(IOException.class, () -> shelf.makeFolder("/b/new"));
			assertThrows(IOException.class, () -> shelf.remove("/b/two.txt", file));
			assertThrows(IOException.class, () -> shelf.move("/b/two.txt", "/three.txt", file));
			assertThrows(IOException.class, () -> shelf.move("/a.txt", "/b/a.txt", content("/a.txt")));
			assertSecretIsKept("key.txt", "two.txt");
			assertNothingIsLeft();
		}

		/** The attack on who checks a path and then uses it: the link comes between the two. */
		@Test
		void aLinkThatIsSwappedInBetweenCheckAndUseLeadsNowhere() throws IOException {
			Files.writeString(secret.resolve("two.txt"), "secret");
			try (HeldFolder top = access.held(); HeldFolder held = top.folder("b")) {
				Files.move(folder.resolve("b"), folder.resolve("c"));
				Files.createSymbolicLink(folder.resolve("b"), secret);
				try (SeekableByteChannel channel = held.open("two.txt", Set.of(StandardOpenOption.READ))) {
					ByteBuffer bytes = ByteBuffer.allocate(10);
					channel.read(bytes);
					assertEquals("two", new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
				} catch (IOException e) { // by its path, it is not the folder that it was
					assertTrue(held instanceof CheckedFolder, e.toString());
				}
			}
		}

		@ParameterizedTest
		@ValueSource(
				strings = { "/../secret/key.txt", "/b/../../secret/key.txt", "/b/..", "/.", "/b//two.txt", "b", "", "/", "//b", "/a\0b" })
		void whatIsNoPathOnADeviceLeadsNowhere(String path) throws IOException {
			assertThrows(IOException.class, () -> shelf.receive(path));
			assertThrows(IOException.class, () -> shelf.makeFolder(path));
			assertThrows(IOException.class, () -> shelf.remove(path, Content.EMPTY));
			assertThrows(IOException.class, () -> shelf.move("/a.txt", path, content("/a.txt")));
			assertThrows(IOException.class, () -> shelf.at(path, content("/a.txt")).open());
			assertSecretIsKept("key.txt");
			assertEquals(List.of("/a.txt", "/b", "/b/two.txt"), listed());
			assertNothingIsLeft();
		}

		@Test
		void aFileAppearsWhenItIsWhole() throws IOException {
			IncomingBytes incoming = shelf.receive("/b/new.txt");
			incoming.write(ByteBuffer.wrap("new".getBytes(StandardCharsets.UTF_8)));
			assertFalse(Files.exists(folder.resolve("b/new.txt")));
			assertArrayEquals("new".getBytes(StandardCharsets.UTF_8), incoming.finish().prefix(10));
			assertEquals("new", Files.readString(folder.resolve("b/new.txt")));
			assertNothingIsLeft();
		}

		@Test
		void aFileThatIsDiscardedLeavesNothing() throws IOException {
			IncomingBytes incoming = shelf.receive("/b/new.txt");
			incoming.write(ByteBuffer.wrap(new byte[10]));
			incoming.discard();
			assertEquals(List.of("/a.txt", "/b", "/b/two.txt"), listed());
			assertNothingIsLeft();
		}

		@Test
		void aFileThatIsThereIsNotOverwritten() throws IOException {
			IncomingBytes incoming = shelf.receive("/a.txt");
			assertThrows(FileAlreadyExistsException.class, incoming::finish);
			incoming.discard();
			assertEquals("one", Files.readString(folder.resolve("a.txt")));
			assertNothingIsLeft();
		}

		@Test
		void whatAKilledProgramLeftIsRemovedWhenTheNextBegins() throws IOException {
			IncomingBytes killed = shelf.receive("/b/new.txt");
			killed.write(ByteBuffer.wrap(new byte[10]));
			Files.createDirectory(folder.resolve(PartNames.next()));
			Files.writeString(folder.resolve(".portabledevices-notes.part"), "the user's own");
			new FolderShelf(access, () -> usable);
			assertNothingIsLeft();
			assertTrue(Files.exists(folder.resolve(".portabledevices-notes.part")));
		}

		@Test
		void anEditShowsWhenItEnds() throws IOException {
			EditedBytes edit = shelf.edit("/a.txt", content("/a.txt"));
			edit.write(1, ByteBuffer.wrap("wn".getBytes(StandardCharsets.UTF_8)));
			edit.truncate(5);
			assertEquals("one", Files.readString(folder.resolve("a.txt")));
			assertEquals(5, edit.length());
			edit.finish();
			assertEquals("own\0\0", Files.readString(folder.resolve("a.txt")));
			assertNothingIsLeft();
		}

		@Test
		void aFolderIsMadeMovedAndRemoved() throws IOException {
			shelf.makeFolder("/b/c");
			assertTrue(Files.isDirectory(folder.resolve("b/c")));
			assertThrows(FileAlreadyExistsException.class, () -> shelf.makeFolder("/b/c"));
			shelf.move("/b", "/d", Content.EMPTY);
			assertEquals("two", Files.readString(folder.resolve("d/two.txt")));
			shelf.remove("/d/c", Content.EMPTY);
			assertFalse(Files.exists(folder.resolve("d/c")));
			assertThrows(IOException.class, () -> shelf.remove("/d", Content.EMPTY), "it is not empty");
			assertNothingIsLeft();
		}

		@Test
		void whatIsThereIsNotMovedOver() {
			assertThrows(FileAlreadyExistsException.class, () -> shelf.move("/b/two.txt", "/a.txt", content("/b/two.txt")));
			assertThrows(FileAlreadyExistsException.class, () -> shelf.move("/a.txt", "/b", content("/a.txt")));
		}

		@Test
		void whatIsGoneAlreadyIsRemoved() throws IOException {
			shelf.remove("/x.txt", Content.EMPTY);
			shelf.remove("/x/y.txt", Content.EMPTY);
		}

		@Test
		void aFullDiskTakesNoMore() throws IOException {
			IncomingBytes incoming = shelf.receive("/new.txt");
			incoming.write(ByteBuffer.wrap(new byte[10]));
			usable = 9;
			assertThrows(NoRoomException.class, () -> incoming.write(ByteBuffer.wrap(new byte[10])));
			incoming.discard();
			assertThrows(NoRoomException.class, () -> shelf.copy(Content.of(new byte[10]), "/copy.txt"));
			assertEquals(9, shelf.room());
			assertNothingIsLeft();
		}

		@Test
		void computedBytesTakeNoRoomAsACopyEither() throws IOException {
			GeneratedContent computed = new GeneratedContent(1, 1L << 42);
			assertEquals(computed, shelf.copy(computed, "/copy.bin"));
			shelf.move("/copy.bin", "/moved.bin", computed);
			shelf.remove("/moved.bin", computed);
			assertEquals(List.of("/a.txt", "/b", "/b/two.txt"), listed());
		}

		private void replaceByLink(String name, String target) throws IOException {
			Files.delete(folder.resolve(name));
			Files.createSymbolicLink(folder.resolve(name), secret.resolve(target));
		}

		private List<String> listed() throws IOException {
			return FolderScan.of(access).stream().map(Entry::path).toList();
		}

		private Content content(String path) throws IOException {
			return FolderScan.of(access).stream().filter(entry -> entry.path().equals(path)).findFirst().orElseThrow().content();
		}

		private void assertSecretIsKept(String... names) throws IOException {
			assertEquals("secret", Files.readString(secret.resolve("key.txt")));
			try (Stream<Path> files = Files.list(secret)) {
				assertEquals(List.of(names), files.map(path -> path.getFileName().toString()).sorted().toList());
			}
		}

		private void assertNothingIsLeft() throws IOException {
			try (Stream<Path> files = Files.walk(folder)) {
				assertEquals(List.of(), files.filter(path -> PartNames.isOne(path.getFileName().toString())).toList());
			}
		}
	}

	@Nested
	class GivenAFolderThatIsHeldOpen extends FolderRules {

		@Override
		HeldFolder hold(Path root) throws IOException {
			return HeldFolder.of(root);
		}
	}

	@Nested
	class GivenAFolderByItsPath extends FolderRules {

		@Override
		HeldFolder hold(Path root) {
			return new CheckedFolder(root, root);
		}
	}
}
