package org.portabledevices.cnf.product;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@code ./pds} as a user does, in a folder of its own: settings, log, standard streams. The simulator's responder listens on a port that was
 * free a moment ago, and the device that is configured beside it is met there.
 */
final class Product {
	/** What came of a start. */
	record Result(int status, String out, String err) {
	}

	static final Path SCRIPT = Path.of("..", "pds").toAbsolutePath().normalize();

	private static final long LIMIT_SECONDS = 90;

	private final Path folder;
	private final int port;
	private Path script = SCRIPT;
	private String javaHome = System.getProperty("java.home");

	/** Makes the settings of a product in a folder. */
	Product(Path folder) throws IOException {
		this.folder = folder;
		port = freePort();
		Files.createDirectories(settings());
		configure("org.portabledevices.sim.responder.cfg", "port = " + port);
		configure("org.portabledevices.mtp.ip-simulator.cfg", "host = 127.0.0.1", "port = " + port);
	}

	/** Starts by another name, such as a symbolic link. */
	Product startedAs(Path name) {
		script = name;
		return this;
	}

	/** Starts with another Java. */
	Product withJava(Path home) {
		javaHome = home.toString();
		return this;
	}

	/** The watched folder. */
	Path settings() {
		return folder.resolve("conf");
	}

	Path log() {
		return folder.resolve("pds.log");
	}

	void configure(String file, String... lines) throws IOException {
		Files.write(settings().resolve(file), List.of(lines));
	}

	/** Runs commands. */
	Result run(String commands) throws IOException, InterruptedException {
		return start("", "-c", commands);
	}

	/** Starts with settings and log of this product, standard input and arguments. */
	Result start(String input, String... arguments) throws IOException, InterruptedException {
		List<String> all = new ArrayList<>(List.of("--conf", settings().toString(), "--log", log().toString()));
		all.addAll(List.of(arguments));
		return startPlain(input, all);
	}

	/** Runs commands in what is exported for another framework, as the script does it for its own. */
	Result runIn(Path jar, String commands) throws IOException, InterruptedException {
		return launch("", List.of(javaHome + "/bin/java", "-Dpds.conf.dir=" + settings(), "-Dpds.log.file=" + log(),
				"-Dds.lock.timeout.milliseconds=30000", "-Dfelix.fileinstall.dir=" + settings(),
				"-Dgosh.home=" + Path.of("gosh", "script").toAbsolutePath(), "-Dgosh.args=--nointeractive",
				"-Dorg.jline.terminal.dumb=true",
				"-jar", jar.toAbsolutePath().toString(), "-c", commands));
	}

	/** Starts with nothing but the arguments. */
	Result startPlain(String input, List<String> arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(script.toString()));
		command.addAll(arguments);
		return launch(input, command);
	}

	private Result launch(String input, List<String> command) throws IOException, InterruptedException {
		Path in = Files.writeString(folder.resolve("in"), input);
		Path out = folder.resolve("out");
		Path err = folder.resolve("err");
		ProcessBuilder builder =
				new ProcessBuilder(command).directory(folder.toFile()).redirectInput(in.toFile()).redirectOutput(out.toFile())
						.redirectError(err.toFile());
		builder.environment().put("JAVA_HOME", javaHome);
		builder.environment().keySet().removeIf(name -> name.startsWith("PDS_"));
		Process process = builder.start();
		try {
			assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), () -> "still running: " + command + ", see " + folder);
			return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
		} finally {
			process.destroyForcibly();
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}
}
