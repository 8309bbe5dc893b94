package org.portabledevices.sim.responder;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** gphoto2, which is not ours, as a process; all runs share a home, in which it keeps the GUID that it is known by. */
final class Gphoto {
	/** A run that may still go on. */
	record Run(Process process, Path output) {
		/** Answers what it said, once it has ended. */
		String end() throws IOException, InterruptedException {
			assertTrue(process.waitFor(60, SECONDS), () -> process.info().commandLine() + " does not end");
			return Files.readString(output);
		}

		/**
		 * Sends it a signal until it ends: at the first INT it only promises to stop, and goes on with its transfer; at the
		 * second it closes its connections.
		 */
		void kill(String signal) throws IOException, InterruptedException {
			for (int i = 0; i < 100 && process.isAlive(); i++) {
				new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
				process.waitFor(200, MILLISECONDS);
			}
			assertFalse(process.isAlive(), () -> process.info().commandLine() + " survives SIG" + signal);
		}
	}

	private final Path home;
	private final int port;
	private final List<Process> started = new ArrayList<>();

	/**
	 * Makes a gphoto2 that connects to a port of this machine.
	 *
	 * @param home where it runs and keeps its files.
	 * @param port the port.
	 */
	Gphoto(Path home, int port) {
		this.home = home;
		this.port = port;
	}

	/** Skips the tests of a class where gphoto2 is not installed, and fails them where it is required. */
	static void require() {
		boolean installed = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
				.anyMatch(folder -> Files.isExecutable(Path.of(folder, "gphoto2")));
		if (!Boolean.getBoolean("org.portabledevices.require.gphoto2")) {
			assumeTrue(installed, "gphoto2 is not on the PATH: its tests are skipped");
		}
		assertTrue(installed, "gphoto2 is required, but not on the PATH");
	}

	/** Starts it. */
	Run start(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of("gphoto2", "--port", "ptpip:127.0.0.1:%d:%d".formatted(port, port), "--camera", "PTP/IP Camera"));
		command.addAll(List.of(arguments));
		Path output = Files.createTempFile(home, "gphoto2-", ".txt");
		ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true)
				.redirectOutput(output.toFile());
		builder.environment().put("HOME", home.toString());
		builder.environment().put("LC_ALL", "C.UTF-8");
		Process process = builder.start();
		started.add(process);
		return new Run(process, output);
	}

	/** Runs it to its end, and answers what it said; fails if it did not succeed. */
	String run(String... arguments) throws IOException, InterruptedException {
		Run run = start(arguments);
		String output = run.end();
		assertEquals(0, run.process().exitValue(), output);
		return output;
	}

	/** Runs it to its end, and answers what it said; fails if it did succeed. */
	String fail(String... arguments) throws IOException, InterruptedException {
		Run run = start(arguments);
		String output = run.end();
		assertNotEquals(0, run.process().exitValue(), output);
		return output;
	}

	/** Ends what still runs. */
	void close() {
		started.forEach(Process::destroyForcibly);
	}
}
