package org.portabledevices.shell.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portabledevices.shell.arguments.CommandException;

class SelectionFileTest {

	@TempDir Path folder;

	@Nested
	class GivenTheWatchedFolder {

		private SelectionFile file;

		@BeforeEach
		void find() {
			file = SelectionFile.in(folder.toString());
		}

		@Test
		void pinWritesTheConfigurationAndLeavesNothingElse() throws IOException {
			assertEquals(folder.resolve("org.portabledevices.selection.cfg"), file.pin("mtp"));
			assertEquals("mtp", saved());
			assertEquals(List.of("org.portabledevices.selection.cfg"), names());
		}

		@Test
		void pinReplacesWhatWasSavedBefore() throws IOException {
			file.pin("mtp");
			file.pin("sim");
			assertEquals("sim", saved());
			assertEquals(1, names().size());
		}

		@Test
		void nameOfABackendSurvivesThePropertiesFormat() throws IOException {
			String name = " #a=b:c\\d!\u00e4";
			file.pin(name);
			assertEquals(name, saved());
		}

		@Test
		void autoDeletesWhatWasSaved() throws IOException {
			file.pin("mtp");
			assertTrue(file.auto());
			assertEquals(List.of(), names());
			assertFalse(file.auto());
		}

		@Test
		void failureSaysThatTheChoiceHoldsForNowOnly() throws IOException {
			Files.createDirectory(folder.resolve(SelectionFile.NAME));
			Files.createFile(folder.resolve(SelectionFile.NAME).resolve("in the way"));
			CommandException failure = assertThrows(CommandException.class, () -> file.pin("mtp"));
			assertTrue(failure.getMessage().startsWith("chosen for now, but not saved: "), failure.getMessage());
			assertEquals(List.of(SelectionFile.NAME), names());
		}

		private String saved() throws IOException {
			Properties properties = new Properties();
			try (Reader reader = Files.newBufferedReader(folder.resolve(SelectionFile.NAME))) {
				properties.load(reader);
			}
			return properties.getProperty("backend");
		}

		private List<String> names() throws IOException {
			try (var files = Files.list(folder)) {
				return files.map(path -> path.getFileName().toString()).toList();
			}
		}
	}

	@Nested
	class GivenNoFolder {

		@Test
		void namesThePropertyThatWouldTell() {
			CommandException refusal = assertThrows(CommandException.class, () -> SelectionFile.in(null));
			assertTrue(refusal.getMessage().contains("pds.conf.dir"), refusal.getMessage());
		}

		@Test
		void namesTheFolderThatIsNotThere() {
			Path missing = folder.resolve("missing");
			CommandException refusal = assertThrows(CommandException.class, () -> SelectionFile.in(missing.toString()));
			assertTrue(refusal.getMessage().contains(missing.toString()), refusal.getMessage());
		}
	}
}
