package org.portabledevices.impl.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Objects of gigabytes go through 64 MiB of memory, at either end, with every byte in its place. */
@Tag("once")
@Timeout(240)
class StreamingTest {

	@TempDir Path folder;

	private static ProcessBuilder java(String heap, Class<?> program, String... args) {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap,
				"-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"), program.getName());
		builder.command().addAll(List.of(args));
		return builder;
	}

	@Test
	void twoGibibytesGoBothWaysThroughSixtyFourMebibytesAndCanBeStoppedAnywhere() throws Exception {
		Process server = java("32m", StreamingServer.class).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		try {
			String port = firstLine(server);
			Path output = folder.resolve("output");
			Process client = java("64m", StreamingClient.class, port, "42").redirectErrorStream(true).redirectOutput(output.toFile())
					.start();
			boolean ended = client.waitFor(200, TimeUnit.SECONDS);
			client.destroyForcibly();
			String said = Files.readString(output);
			System.out.println(said);
			assertTrue(ended, said);
			assertEquals(0, client.exitValue(), said);
			assertTrue(said.contains("download 2,147,483,648 bytes") && said.contains("upload 2,147,483,648 bytes"), said);
			assertTrue(server.isAlive(), "the responder needs no more than 32 MiB");
		} finally {
			server.getOutputStream().close();
			server.destroyForcibly();
		}
	}

	private static String firstLine(Process process) throws IOException {
		return new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
	}
}
