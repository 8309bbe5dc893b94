package org.portabledevices.sim.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.portabledevices.sim.store.Cards.assertRefused;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.sim.content.GeneratedContent;
import org.portabledevices.sim.content.MemoryShelf;
import org.portabledevices.sim.content.Shelf;
import org.portabledevices.sim.folder.FolderShelf;

/** The same in memory and in a folder of the machine. */
class StoragesTest {

	@TempDir Path place;

	abstract class StorageRules {

		Cards cards;
		/** /a with one.txt, and b with two.txt in it. */
		private int a;
		private int one;
		private int b;
		private int two;

		abstract Shelf shelf() throws IOException;

		@BeforeEach
		void fill() throws Exception {
			cards = new Cards(shelf(), false);
			a = cards.folder(0, "a");
			one = cards.file(a, "one.txt", "one");
			b = cards.folder(a, "b");
			two = cards.file(b, "two.txt", "two");
			cards.told.clear();
		}

		private void assertPaths(String... expected) throws Exception {
			assertEquals(List.of(expected), cards.paths());
			assertDisk();
		}

		void assertDisk() throws Exception {
		}

		@Test
		void aProtectedObjectIsNotDeletedMovedRenamedOrEdited() throws Exception {
			cards.changes.protect(one, StoredObject.READ_ONLY, "us");
			assertEquals(1, cards.storages.object(one).info().protectionStatus());
			assertRefused(ResponseCode.OBJECT_WRITE_PROTECTED, () -> cards.removal.delete(one, 0, "us"));
			assertRefused(ResponseCode.OBJECT_WRITE_PROTECTED, () -> cards.relocation.move(one, 0, b, "us"));
			assertRefused(ResponseCode.OBJECT_WRITE_PROTECTED, () -> cards.relocation.move(a, SimulatedStorage.SECOND, 0, "us"));
			assertRefused(ResponseCode.OBJECT_WRITE_PROTECTED, () -> cards.relocation.rename(one, "x.txt", "us"));
			assertRefused(ResponseCode.OBJECT_WRITE_PROTECTED, () -> cards.changes.edit(one, "us"));
			assertRefused(ResponseCode.ACCESS_DENIED, () -> cards.file(a, "one.txt", "other"));
			assertEquals("one", cards.text(one));
			assertEquals(List.of("changed " + one + " by us"), cards.told);
			cards.changes.protect(one, StoredObject.NOT_PROTECTED, "us");
			cards.removal.delete(one, 0, "us");
			assertPaths("1/a", "1/a/b", "1/a/b/two.txt");
		}

		@Test
		void ofAFolderWhatIsProtectedStays() throws Exception {
			cards.changes.protect(one, StoredObject.READ_ONLY, "us");
			assertRefused(ResponseCode.PARTIAL_DELETION, () -> cards.removal.delete(a, 0, "us"));
			assertPaths("1/a", "1/a/one.txt");
			assertRefused(ResponseCode.OBJECT_WRITE_PROTECTED, () -> cards.removal.delete(a, 0, "us"));
			assertRefused(ResponseCode.OBJECT_WRITE_PROTECTED, () -> cards.removal.delete(Storages.ALL_OR_ROOT, 0, "us"));
		}

		@Test
		void aFolderCanBeProtectedItself() throws Exception {
			cards.changes.protect(b, StoredObject.READ_ONLY, "us");
			assertRefused(ResponseCode.PARTIAL_DELETION, () -> cards.removal.delete(b, 0, "us"));
			assertPaths("1/a", "1/a/b", "1/a/one.txt");
		}

		@ParameterizedTest
		@ValueSource(ints = { 2, 0x8002, 0x8003, -1 })
		void otherProtectionsAreRefused(int status) {
			assertRefused(ResponseCode.INVALID_PARAMETER, () -> cards.changes.protect(one, status, "us"));
		}

		@Test
		void aStorageIsFormattedProtectedOrNot() throws Exception {
			int other = cards.relocation.copy(one, SimulatedStorage.SECOND, 0, "us");
			cards.changes.protect(one, StoredObject.READ_ONLY, "us");
			cards.told.clear();
			cards.removal.format(SimulatedStorage.FIRST, 0, "us");
			assertPaths("2/one.txt");
			assertEquals("storage 00010001 by us", cards.told.get(4));
			assertEquals("removed " + a + " by us", cards.told.get(3));
			assertEquals(Cards.CAPACITY, cards.storages.info(SimulatedStorage.FIRST).freeSpaceInBytes());
			assertRefused(ResponseCode.INVALID_PARAMETER, () -> cards.removal.format(SimulatedStorage.SECOND, 3, "us"));
			assertRefused(ResponseCode.INVALID_STORAGE_ID, () -> cards.removal.format(0x00030001, 0, "us"));
			assertEquals("one", cards.text(other));
		}

		@Test
		void aFileIsMovedAndKeepsItsHandle() throws Exception {
			cards.relocation.move(one, 0, b, "us");
			assertEquals("1/a/b/one.txt", cards.path(one));
			assertEquals(b, cards.storages.object(one).parent());
			assertEquals("one", cards.text(one));
			assertEquals(List.of("changed " + one + " by us"), cards.told);
			cards.relocation.move(one, SimulatedStorage.FIRST, 0, "us");
			assertPaths("1/a", "1/a/b", "1/a/b/two.txt", "1/one.txt");
		}

		@Test
		void aFolderIsMovedWithAllThatItHolds() throws Exception {
			cards.relocation.move(b, SimulatedStorage.FIRST, 0, "us");
			assertEquals("1/b/two.txt", cards.path(two));
			assertEquals("two", cards.text(two));
			assertPaths("1/a", "1/a/one.txt", "1/b", "1/b/two.txt");
			cards.file(b, "three.txt", "three");
			cards.removal.delete(b, 0, "us");
			assertPaths("1/a", "1/a/one.txt");
		}

		@Test
		void acrossStoragesItIsTheSame() throws Exception {
			long free = cards.storages.info(SimulatedStorage.FIRST).freeSpaceInBytes();
			cards.relocation.move(a, SimulatedStorage.SECOND, 0, "us");
			assertPaths("2/a", "2/a/b", "2/a/b/two.txt", "2/a/one.txt");
			assertEquals("two", cards.text(two));
			assertEquals(b, cards.storages.object(two).parent());
			assertEquals(free + 6, cards.storages.info(SimulatedStorage.FIRST).freeSpaceInBytes());
			assertEquals(Cards.CAPACITY - 6, cards.storages.info(SimulatedStorage.SECOND).freeSpaceInBytes());
			cards.relocation.move(b, SimulatedStorage.FIRST, 0, "us");
			assertPaths("1/b", "1/b/two.txt", "2/a", "2/a/one.txt");
			assertEquals("two", cards.text(two));
		}

		@Test
		void aCopyIsAnotherObject() throws Exception {
			cards.changes.protect(one, StoredObject.READ_ONLY, "us");
			cards.told.clear();
			int copy = cards.relocation.copy(one, SimulatedStorage.FIRST, 0, "us");
			assertNotEquals(one, copy);
			assertEquals("one", cards.text(copy));
			assertEquals(StoredObject.NOT_PROTECTED, cards.storages.object(copy).protection());
			assertEquals(List.of("added " + copy + " by us"), cards.told);
			cards.removal.delete(copy, 0, "us");
			assertEquals("one", cards.text(one));
			assertPaths("1/a", "1/a/b", "1/a/b/two.txt", "1/a/one.txt");
		}

		/** Whoever copied a folder knows the copy's handle only, so it is told of what is in it. */
		@Test
		void aFolderIsCopiedWithAllThatItHolds() throws Exception {
			int copy = cards.relocation.copy(a, SimulatedStorage.SECOND, 0, "us");
			assertPaths("1/a", "1/a/b", "1/a/b/two.txt", "1/a/one.txt", "2/a", "2/a/b", "2/a/b/two.txt", "2/a/one.txt");
			assertEquals("added " + copy + " by us", cards.told.get(0));
			assertEquals(4, cards.told.size());
			assertTrue(cards.told.subList(1, 4).stream().allMatch(line -> line.endsWith("by null")), cards.told.toString());
			StoredObject inside = cards.storages.find(SimulatedStorage.SECOND, "/a/b/two.txt").orElseThrow();
			assertEquals("two", cards.text(inside.handle()));
			assertEquals(cards.storages.find(SimulatedStorage.SECOND, "/a/b").orElseThrow().handle(), inside.parent());
		}

		@Test
		void intoItselfNothingIsMovedOrCopied() {
			for (int target : new int[]{ a, b }) {
				assertRefused(ResponseCode.INVALID_PARENT_OBJECT, () -> cards.relocation.move(a, 0, target, "us"));
				assertRefused(ResponseCode.INVALID_PARENT_OBJECT, () -> cards.relocation.copy(a, 0, target, "us"));
			}
			assertRefused(ResponseCode.INVALID_PARENT_OBJECT, () -> cards.relocation.move(a, 0, one, "us"));
			assertRefused(ResponseCode.INVALID_PARENT_OBJECT, () -> cards.relocation.move(a, SimulatedStorage.SECOND, b, "us"));
			assertRefused(ResponseCode.INVALID_OBJECT_HANDLE, () -> cards.relocation.move(99, 0, b, "us"));
			assertRefused(ResponseCode.INVALID_STORAGE_ID, () -> cards.relocation.copy(a, 0x00030001, 0, "us"));
		}

		@Test
		void ontoWhatIsThereNothingIsMovedOrCopied() throws Exception {
			int other = cards.file(b, "ONE.TXT", "other");
			assertRefused(ResponseCode.ACCESS_DENIED, () -> cards.relocation.move(one, 0, b, "us"));
			assertRefused(ResponseCode.ACCESS_DENIED, () -> cards.relocation.copy(one, 0, b, "us"));
			assertRefused(ResponseCode.ACCESS_DENIED, () -> cards.relocation.copy(one, 0, a, "us"));
			assertRefused(ResponseCode.ACCESS_DENIED, () -> cards.relocation.rename(other, "two.txt", "us"));
			assertEquals("other", cards.text(other));
			assertDisk();
		}

		@Test
		void whatStaysWhereItIsIsNotMoved() throws Exception {
			cards.relocation.move(one, 0, a, "us");
			assertEquals(List.of(), cards.told);
		}

		@Test
		void aNameIsChangedOrOnlyItsCase() throws Exception {
			cards.relocation.rename(a, "A", "us");
			assertEquals("1/A/b/two.txt", cards.path(two));
			cards.relocation.rename(one, "uno.txt", "us");
			assertEquals("one", cards.text(one));
			assertRefused(ResponseCode.INVALID_PARAMETER, () -> cards.relocation.rename(one, "../uno.txt", "us"));
			assertPaths("1/A", "1/A/b", "1/A/b/two.txt", "1/A/uno.txt");
		}

		@ParameterizedTest
		@ValueSource(strings = { "One.TXT", "one.txt" })
		void namesThatOneFileCouldHaveAreNotBothThere(String name) {
			assertRefused(ResponseCode.ACCESS_DENIED, () -> cards.announce(a, name, 3));
		}

		@Test
		void composedOrNotANameIsTheSame() throws Exception {
			cards.file(a, "caf\u00E9.txt", "nfc");
			assertRefused(ResponseCode.ACCESS_DENIED, () -> cards.announce(a, "cafe\u0301.txt", 3));
		}

		@ParameterizedTest
		@ValueSource(strings = { "..", "../escape.txt", "/tmp/escape.txt", "C:\\escape.txt", "b/escape.txt", "a\0b", "NUL", "x.",
				"\uFF0E\uFF0E" })
		void namesThatAreNoneAreRefused(String name) throws Exception {
			assertRefused(ResponseCode.INVALID_PARAMETER, () -> cards.announce(a, name, 3));
			assertRefused(ResponseCode.INVALID_PARAMETER, () -> cards.relocation.rename(one, name, "us"));
			assertPaths("1/a", "1/a/b", "1/a/b/two.txt", "1/a/one.txt");
		}

		@Test
		void whatWasAnnouncedTakesNoRoomBeforeItComes() throws Exception {
			long free = cards.storages.info(SimulatedStorage.FIRST).freeSpaceInBytes();
			IncomingFile first = cards.announce(a, "first.bin", free);
			IncomingFile second = cards.announce(a, "second.bin", free);
			assertEquals(free, cards.storages.info(SimulatedStorage.FIRST).freeSpaceInBytes());
			assertRefused(ResponseCode.STORE_FULL, () -> cards.announce(a, "third.bin", free + 1));
			first.write(ByteBuffer.allocate(600_000));
			assertEquals(free - 600_000, cards.storages.info(SimulatedStorage.FIRST).freeSpaceInBytes());
			assertRefused(ResponseCode.STORE_FULL, () -> second.write(ByteBuffer.allocate(600_000)));
			second.discard();
			first.discard();
			assertEquals(free, cards.storages.info(SimulatedStorage.FIRST).freeSpaceInBytes());
			assertPaths("1/a", "1/a/b", "1/a/b/two.txt", "1/a/one.txt");
		}

		@Test
		void ofASizeThatWasNotSaidWhatFitsIsTaken() throws Exception {
			IncomingFile file = cards.announce(a, "unknown.bin", ObjectInfo.SIZE_TOO_LARGE);
			file.write(ByteBuffer.allocate(900_000));
			assertRefused(ResponseCode.STORE_FULL, () -> file.write(ByteBuffer.allocate(200_000)));
			file.discard();
		}

		@Test
		void moreThanWasAnnouncedIsRefusedAsItComes() throws Exception {
			IncomingFile liar = cards.announce(a, "liar.bin", 10);
			liar.write(ByteBuffer.allocate(10));
			assertRefused(ResponseCode.INCOMPLETE_TRANSFER, () -> liar.write(ByteBuffer.allocate(1)));
			liar.discard();
			assertPaths("1/a", "1/a/b", "1/a/b/two.txt", "1/a/one.txt");
		}

		@Test
		void whoseFolderIsGoneOrElsewhereIsRefused() throws Exception {
			IncomingFile late = cards.announce(b, "late.txt", 1);
			late.write(ByteBuffer.allocate(1));
			cards.relocation.move(b, SimulatedStorage.FIRST, 0, "them");
			assertRefused(ResponseCode.INVALID_PARENT_OBJECT, late::complete);
			late.discard();
			IncomingFile later = cards.announce(b, "later.txt", 1);
			cards.removal.delete(b, 0, "them");
			assertRefused(ResponseCode.INVALID_PARENT_OBJECT, later::complete);
			later.discard();
			assertPaths("1/a", "1/a/one.txt");
		}

		@Test
		void anEditShowsWhenItEnds() throws Exception {
			ObjectEditing edit = cards.changes.edit(one, "us");
			assertRefused(ResponseCode.DEVICE_BUSY, () -> cards.changes.edit(one, "them"));
			edit.write(3, bytes(" and more"));
			edit.write(0, bytes("O"));
			assertRefused(ResponseCode.INVALID_PARAMETER, () -> edit.write(13, bytes("x")));
			edit.truncate(7);
			assertEquals("one", cards.text(one));
			edit.end();
			assertEquals("One and", cards.text(one));
			assertEquals(7, cards.storages.object(one).size());
			assertEquals(List.of("changed " + one + " by us"), cards.told);
			cards.changes.edit(one, "us").discard();
			assertEquals("One and", cards.text(one));
			assertDisk();
		}

		@Test
		void anEditDoesNotGrowBeyondTheStorage() throws Exception {
			ObjectEditing edit = cards.changes.edit(one, "us");
			assertRefused(ResponseCode.STORE_FULL, () -> edit.truncate(Long.MAX_VALUE));
			assertRefused(ResponseCode.STORE_FULL, () -> edit.truncate(Cards.CAPACITY + 1));
			assertRefused(ResponseCode.STORE_FULL, () -> edit.write(3, ByteBuffer.allocate((int) Cards.CAPACITY)));
			assertRefused(ResponseCode.INVALID_PARAMETER, () -> edit.truncate(-1));
			edit.end();
			assertEquals("one", cards.text(one));
		}

		@Test
		void whatIsDeletedOrProtectedMeanwhileIsNotEdited() throws Exception {
			ObjectEditing edit = cards.changes.edit(one, "us");
			edit.truncate(0);
			cards.changes.protect(one, StoredObject.READ_ONLY, "them");
			assertRefused(ResponseCode.OBJECT_WRITE_PROTECTED, edit::end);
			assertEquals("one", cards.text(one));
			ObjectEditing gone = cards.changes.edit(two, "us");
			cards.removal.delete(b, 0, "them");
			assertRefused(ResponseCode.INVALID_OBJECT_HANDLE, gone::end);
			assertPaths("1/a", "1/a/one.txt");
		}

		@Test
		void computedBytesAreCopiedAndMovedWithoutRoomAndNotEdited() throws Exception {
			long large = 500_000;
			cards.storages.add(SimulatedStorage.FIRST, "/a/large.bin", ObjectFormatCode.UNDEFINED, large, new GeneratedContent(1, large),
					Cards.NOW);
			int handle = cards.storages.find("/a/large.bin").orElseThrow().handle();
			assertRefused(ResponseCode.ACCESS_DENIED, () -> cards.changes.edit(handle, "us"));
			assertRefused(ResponseCode.STORE_FULL, () -> cards.relocation.copy(handle, 0, b, "us"));
			int copy = cards.relocation.copy(handle, SimulatedStorage.SECOND, 0, "us");
			assertEquals(new GeneratedContent(1, large), cards.storages.object(copy).content());
			cards.relocation.rename(a, "x", "us");
			assertArrayEquals(new GeneratedContent(1, large).prefix(100), cards.storages.object(handle).content().prefix(100));
			cards.removal.delete(handle, 0, "us");
			assertEquals("1/x/one.txt", cards.path(one));
		}

		@Test
		void referencesAreThoseThatAreStillThere() throws Exception {
			cards.changes.setReferences(a, new int[]{ two, one }, "us");
			assertArrayEquals(new int[]{ two, one }, cards.changes.references(a));
			assertRefused(ResponseCode.INVALID_OBJECT_REFERENCE, () -> cards.changes.setReferences(a, new int[]{ one, 99 }, "us"));
			cards.removal.delete(two, 0, "us");
			assertArrayEquals(new int[]{ one }, cards.changes.references(a));
			assertRefused(ResponseCode.INVALID_OBJECT_HANDLE, () -> cards.changes.references(two));
		}
	}

	@Nested
	class InMemory extends StorageRules {

		@Override
		Shelf shelf() {
			return new MemoryShelf();
		}
	}

	@Nested
	class InAFolder extends StorageRules {

		@Override
		Shelf shelf() throws IOException {
			return new FolderShelf(Files.createDirectory(place.resolve("card")));
		}

		/** What the device says of the first storage is what lies in the folder, and nothing else does. */
		@Override
		void assertDisk() throws Exception {
			Path root = place.resolve("card");
			try (Stream<Path> found = Files.walk(root)) {
				List<String> expected = cards.paths().stream().filter(path -> path.startsWith("1")).toList();
				assertEquals(expected,
						found.filter(path -> !path.equals(root)).map(path -> "1/" + root.relativize(path).toString().replace('\\', '/'))
								.sorted().toList());
			}
			try (Stream<Path> beside = Files.list(place)) {
				assertEquals(1, beside.count());
			}
		}

		@Test
		void whatTheDeviceDoesNotKnowKeepsItsFolder() throws Exception {
			Files.writeString(place.resolve("card/a/b/unknown.txt"), "unknown");
			int b = cards.storages.find("/a/b").orElseThrow().handle();
			assertRefused(ResponseCode.PARTIAL_DELETION, () -> cards.removal.delete(b, 0, "us"));
			assertTrue(Files.exists(place.resolve("card/a/b/unknown.txt")));
			assertEquals(List.of("1/a", "1/a/b", "1/a/one.txt"), cards.paths());
		}

		@Test
		void aFolderThatWasTakenAwayFailsTheSelfTest() throws Exception {
			cards.storages.test();
			Files.move(place.resolve("card"), place.resolve("elsewhere"));
			assertRefused(ResponseCode.SELF_TEST_FAILED, cards.storages::test);
		}
	}

	@Nested
	class GivenAReadOnlyStorage {

		private Cards cards;
		private int file;

		@BeforeEach
		void fill() throws Exception {
			cards = new Cards(new MemoryShelf(), true);
			cards.storages.add(SimulatedStorage.FIRST, "/a.txt", ObjectFormatCode.TEXT, 0, new GeneratedContent(1, 0), Cards.NOW);
			file = cards.storages.find("/a.txt").orElseThrow().handle();
		}

		@Test
		void nothingOnItChanges() throws Exception {
			assertEquals(1, cards.storages.info(SimulatedStorage.FIRST).accessCapability());
			assertRefused(ResponseCode.STORE_READ_ONLY, () -> cards.announce(0, "b.txt", 1));
			assertRefused(ResponseCode.STORE_READ_ONLY, () -> cards.removal.delete(file, 0, "us"));
			assertRefused(ResponseCode.STORE_READ_ONLY, () -> cards.removal.format(SimulatedStorage.FIRST, 0, "us"));
			assertRefused(ResponseCode.STORE_READ_ONLY, () -> cards.relocation.move(file, SimulatedStorage.SECOND, 0, "us"));
			assertRefused(ResponseCode.STORE_READ_ONLY, () -> cards.relocation.copy(file, SimulatedStorage.FIRST, 0, "us"));
			assertRefused(ResponseCode.STORE_READ_ONLY, () -> cards.relocation.rename(file, "b.txt", "us"));
			assertRefused(ResponseCode.STORE_READ_ONLY, () -> cards.changes.protect(file, 1, "us"));
			assertRefused(ResponseCode.STORE_READ_ONLY, () -> cards.changes.edit(file, "us"));
			assertRefused(ResponseCode.STORE_READ_ONLY, () -> cards.changes.setReferences(file, new int[0], "us"));
			assertFalse(cards.paths().isEmpty());
			assertEquals(List.of(), cards.told);
		}

		@Test
		void fromItThingsAreCopied() throws ResponseException {
			assertNotEquals(file, cards.relocation.copy(file, SimulatedStorage.SECOND, 0, "us"));
		}
	}

	static ByteBuffer bytes(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
	}
}
