package org.portabledevices.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A partial file never looks like a whole one, whatever ends the program that writes it; and what it has written is of use to the next one. */
@Timeout(60)
class PartialFileTest {

	private static final long LENGTH = 20L << 20;

	@TempDir Path folder;
	private Path file;

	@BeforeEach
	void name() {
		file = folder.resolve("a.bin");
	}

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(entry -> entry.getFileName().toString()).toList();
		}
	}

	private static String place(Class<?> type) throws URISyntaxException {
		return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
	}

	/** Runs the program to its end, with a shell's words before it; answers its exit status. */
	private int run(String before, String kind, long deadly) throws Exception {
		List<String> command = new ArrayList<>();
		if (!before.isEmpty()) {
			command.addAll(List.of("sh", "-c", before + " && exec \"$@\"", "sh"));
		}
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto", "-Xmx64m", "-cp",
				place(DataSink.class) + java.io.File.pathSeparator + place(DyingWriter.class), DyingWriter.class.getName(), kind,
				file.toString(), Long.toString(LENGTH), Long.toString(deadly)));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		assertTrue(process.waitFor(40, TimeUnit.SECONDS));
		return process.exitValue();
	}

	private void assertWhole() throws IOException {
		byte[] bytes = Files.readAllBytes(file);
		assertEquals(LENGTH, bytes.length);
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] != DyingWriter.byteAt(i)) {
				throw new AssertionError("byte " + i);
			}
		}
	}

	@Test
	void aProgramThatIsKilledInTheMiddleLeavesNoFile() throws Exception {
		assertEquals(137, run("", "plain", LENGTH / 2));
		assertFalse(Files.exists(file));
		assertTrue(names().stream().allMatch(name -> name.endsWith(".part")), names()::toString);
	}

	/** Also by the very last byte: it is the close that makes it a file. */
	@Test
	void aProgramThatIsKilledBeforeTheCloseLeavesNoFile() throws Exception {
		assertEquals(137, run("", "plain", LENGTH));
		assertFalse(Files.exists(file));
	}

	@Test
	void whatAKilledProgramHasWrittenIsGoneOnWith() throws Exception {
		assertEquals(137, run("", "resumable", LENGTH / 2));
		assertFalse(Files.exists(file));
		assertEquals(LENGTH / 2 - (8 << 20), ResumableSink.toFile(file, LENGTH, "v").offset());
		assertEquals(137, run("", "resumable", LENGTH - 1));
		assertFalse(Files.exists(file));
		assertEquals(0, run("", "resumable", Long.MAX_VALUE));
		assertWhole();
		assertEquals(List.of("a.bin"), names());
	}

	/** A file that must not grow any more fails as a full disk does: in the middle of a write. */
	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void aWriteThatFailsInTheMiddleLeavesNoFileAndThePartIsOfUse() throws Exception {
		String tenMebibytes = "ulimit -f 20480"; // blocks of 512 bytes
		assertNotEquals(0, run(tenMebibytes, "plain", Long.MAX_VALUE));
		assertEquals(List.of(), names());
		assertNotEquals(0, run(tenMebibytes, "resumable", Long.MAX_VALUE));
		assertFalse(Files.exists(file));
		assertTrue(ResumableSink.toFile(file, LENGTH, "v").offset() > 0);
		assertEquals(0, run("", "resumable", Long.MAX_VALUE));
		assertWhole();
	}
}
