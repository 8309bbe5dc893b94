package org.portabledevices.cnf.product;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the script {@code ./pds} does before Java starts: so that Java is one that prints its arguments, one on a line. */
@Timeout(120)
class ScriptTest {
	@TempDir Path folder;

	private Product product;

	@BeforeEach
	void replaceJava() throws IOException {
		Path java = Files.createDirectories(folder.resolve("a java/bin")).resolve("java");
		Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 7\n");
		Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
		product = new Product(folder).withJava(folder.resolve("a java"));
	}

	@Test
	void helpIsShownAndSucceeds() throws Exception {
		Product.Result result = product.startPlain("", List.of("--help"));
		assertEquals(0, result.status());
		assertTrue(result.out().startsWith("usage: pds"), result.out());
	}

	@Test
	void anUnknownArgumentIsNamedAndEndsWithStatusTwo() throws Exception {
		Product.Result result = product.start("", "--frobnicate");
		assertAll(() -> assertEquals(2, result.status()), () -> assertTrue(result.err().contains("--frobnicate"), result.err()));
	}

	@Test
	void anOptionWithoutItsArgumentEndsWithStatusTwo() throws Exception {
		Product.Result result = product.start("", "-c");
		assertAll(() -> assertEquals(2, result.status()), () -> assertTrue(result.err().contains("-c needs"), result.err()));
	}

	@Test
	void commandsReachJavaAsOneArgumentAndItsStatusIsTheScripts() throws Exception {
		Product.Result result = product.run("invoke  'my camera' \"$x\" * ; a\\b");
		assertEquals(7, result.status());
		assertTrue(result.out().endsWith("\n-c\ninvoke  'my camera' \"$x\" * ; a\\b\n"), result.out());
	}

	/** A prompt needs a terminal; what is piped in is run as with {@code -c}. */
	@Test
	void standardInputThatIsNoTerminalIsRunAsCommands() throws Exception {
		Product.Result result = product.start("devices\nservices\n");
		assertTrue(result.out().endsWith("\n-c\ndevices\nservices\n"), result.out());
	}

	@Test
	void itIsFoundThroughSymbolicLinksAndFromAnyFolder() throws Exception {
		Path inner = Files.createSymbolicLink(folder.resolve("the clone"), Product.SCRIPT.getParent());
		Files.createSymbolicLink(folder.resolve("my pds"), inner.getFileName().resolve("pds"));
		Product.Result result = product.startedAs(folder.resolve("my pds")).run("devices");
		assertAll(() -> assertEquals(7, result.status()),
				() -> assertTrue(result.out().contains("\n" + Product.SCRIPT.resolveSibling("cnf/target/felix.jar") + "\n"), result.out()));
	}

	@Nested
	class GivenNoFolderOfSettings {
		@Test
		void itIsMadeWithTheSettingsOfTheSimulator() throws Exception {
			Product.Result result = product.startPlain("", List.of("--conf", "my settings", "--log", "my log/pds.log", "-c", ""));
			Path made = folder.resolve("my settings/org.portabledevices.mtp.ip-simulator.cfg");
			assertAll(() -> assertTrue(Files.exists(made)),
					() -> assertTrue(result.out().contains("-Dfelix.fileinstall.dir=" + folder.toRealPath().resolve("my settings")),
							result.out()),
					() -> assertTrue(Files.isDirectory(folder.resolve("my log"))));
		}
	}

	@Nested
	class GivenSettingsThatTheUserChanged {
		@Test
		void nothingIsPutBack() throws Exception {
			Files.delete(product.settings().resolve("org.portabledevices.mtp.ip-simulator.cfg"));
			product.run("devices");
			assertTrue(Files.notExists(product.settings().resolve("org.portabledevices.mtp.ip-simulator.cfg")));
		}
	}

	@Nested
	class GivenAJavaThatIsTooOld {
		@Test
		void itSaysWhichOneIsNeeded() throws Exception {
			Files.writeString(folder.resolve("a java/release"), "JAVA_VERSION=\"11.0.2\"\n");
			Product.Result result = product.run("devices");
			assertAll(() -> assertEquals(1, result.status()), () -> assertTrue(result.err().contains("Java 17"), result.err()));
		}
	}
}
