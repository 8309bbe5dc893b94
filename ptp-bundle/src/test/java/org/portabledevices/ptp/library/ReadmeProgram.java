package org.portabledevices.ptp.library;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.tools.ToolProvider;

/** A program of the README, compiled as it stands there, and run as its reader would: with the library and nothing else. */
final class ReadmeProgram implements AutoCloseable {
	/** What the library's jar is made of. */
	static final Path LIBRARY = Path.of("target", "classes").toAbsolutePath();

	private static final Path README = Path.of("README.md");
	private static final Pattern BLOCK = Pattern.compile("^```java\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

	final Process process;
	private final BufferedReader output;

	private ReadmeProgram(Process process) {
		this.process = process;
		output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
	}

	/** Answers the names of the classes that the README shows. */
	static List<String> names() throws IOException {
		return blocks().stream().map(block -> block.replaceAll("(?s).*public (?:class|record) (\\w+).*", "$1")).toList();
	}

	private static List<String> blocks() throws IOException {
		return BLOCK.matcher(Files.readString(README)).results().map(result -> result.group(1)).toList();
	}

	/** Compiles a program, without a warning, and starts it in a folder. */
	static ReadmeProgram start(String name, Path folder, Object... arguments) throws IOException {
		String source = blocks().get(names().indexOf(name));
		Path file = Files.writeString(Files.createDirectories(folder.resolve("source")).resolve(name + ".java"), source);
		StringWriter messages = new StringWriter();
		var compiler = ToolProvider.getSystemJavaCompiler();
		try (var files = compiler.getStandardFileManager(null, null, null)) {
			var options = List.of("--release", "17", "-Xlint:all", "-Werror", "-classpath", LIBRARY.toString(), "-d", folder.toString());
			assertTrue(compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(file)).call(), messages::toString);
		}
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-classpath",
				LIBRARY + System.getProperty("path.separator") + folder, name));
		List.of(arguments).forEach(argument -> command.add(argument.toString()));
		return new ReadmeProgram(new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start());
	}

	/** Answers the next line that it prints. */
	String line() throws IOException {
		return output.readLine();
	}

	/** Presses Enter. */
	void enter() throws IOException {
		process.getOutputStream().write('\n');
		process.getOutputStream().flush();
	}

	/** Waits for its end, which must be a good one, and answers what it had still to say. */
	List<String> end() throws IOException, InterruptedException {
		List<String> lines = output.lines().collect(Collectors.toList());
		assertTrue(process.waitFor(30, SECONDS), "it does not end");
		assertEquals(0, process.exitValue(), lines::toString);
		return lines;
	}

	@Override
	public void close() {
		process.destroyForcibly();
	}
}
