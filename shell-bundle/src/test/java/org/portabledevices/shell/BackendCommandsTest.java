package org.portabledevices.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.portabledevices.shell.arguments.CommandException;
import org.portabledevices.shell.directory.Directories;
import org.portabledevices.shell.fakes.FakeReference;

/** {@code backend}. */
class BackendCommandsTest extends ListFixture {

	@Test
	void backendListsThemWithTheirDevicesAndTheChoice() throws Exception {
		assertEquals("""
				BACKEND  DEVICE    STATE        PENDING  ADDRESS          REASON
				mtp      Camera    CONNECTED    0        127.0.0.1:15740
				mtp      canon     UNREACHABLE  0        192.0.2.7:15740  connection refused
				sim      Camera    CONNECTED    1        camera
				sim      My Phone  CONNECTED    0
				New invocations go to the best ranked backend.""", session.show("backend"));
	}

	@Test
	void useChoosesAtOnceAndAutoUndoes() throws Exception {
		assertEquals("New invocations go to mtp and to no other backend.", session.show("backend use MTP"));
		assertEquals(Optional.of("mtp"), selection.pinned());
		assertTrue(session.show("backend").contains("mtp (pinned)"));
		assertEquals("New invocations go to the best ranked backend.", session.show("backend auto"));
		assertEquals(Optional.empty(), selection.pinned());
	}

	@Test
	void saveWritesTheFileAndAutoDeletesIt() throws Exception {
		Path file = folder.resolve("org.portabledevices.selection.cfg");
		assertEquals("New invocations go to mtp and to no other backend; saved in " + file + ".",
				session.show("backend use mtp --save"));
		assertTrue(Files.readString(file).endsWith("\nbackend = mtp\n"));
		session.run("backend use sim");
		assertTrue(Files.exists(file), "what is not to be saved leaves the file alone");
		session.run("backend auto --save");
		assertFalse(Files.exists(file));
	}

	@Test
	void unknownNameListsTheKnownOnesAndChangesNothing() {
		assertFails("there is no backend \"usb\"; there are mtp, sim", "backend use usb");
		assertEquals(Optional.empty(), selection.pinned());
	}

	@Test
	void otherFormsAreUsageErrors() {
		for (String line : List.of("backend use", "backend auto mtp", "backend mtp", "backend --save")) {
			assertFails("that is not a choice of a backend; usage: backend [use NAME [--save] | auto [--save]]", line);
		}
	}

	@Test
	void saveWithoutAFolderIsRefusedBeforeAnythingChanges() {
		BackendCommands elsewhere =
				new BackendCommands(Directories.of(selection, List.of(FakeReference.of("mtp", 0, "C", "S")), List.of()),
						selection, (String) null);
		assertThrows(CommandException.class, () -> elsewhere.backend("use", "mtp", "--save"));
		assertEquals(Optional.empty(), selection.pinned());
	}
}
