package org.portabledevices.ptp;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** tshark, Wireshark without windows, as a process: somebody else's reading of our packets. */
final class Tshark {
	private final Path home;

	Tshark(Path home) {
		this.home = home;
	}

	/** Skips the tests of a class where tshark is not installed, and fails them where it is required. */
	static void require() {
		Gphoto.requireTool("tshark");
	}

	/** Runs it with the checksums of IP and TCP checked, and answers the lines that it prints. */
	List<String> run(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("tshark"));
		command.addAll(Arrays.asList(arguments));
		Path output = Files.createTempFile(home, "tshark-", ".txt");
		Path errors = Files.createTempFile(home, "tshark-", ".err");
		ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile()).redirectOutput(output.toFile())
				.redirectError(errors.toFile());
		builder.environment().put("HOME", home.toString());
		builder.environment().put("LC_ALL", "C.UTF-8");
		Process process = builder.start();
		try {
			assertTrue(process.waitFor(60, SECONDS), () -> command + " does not end");
		} finally {
			process.destroyForcibly();
		}
		assertEquals(0, process.exitValue(), Files.readString(errors));
		return Files.readAllLines(output);
	}

	/** Answers fields of the frames that a filter lets through, a line for each frame. */
	List<List<String>> fields(Path capture, String filter, String... fields) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(List.of("-n", "-r", capture.toString(), "-o", "ip.check_checksum:TRUE", "-o",
				"tcp.check_checksum:TRUE", "-d", "tcp.port==%d,ptpip".formatted(PcapFile.PORT), "-Y", filter, "-T", "fields"));
		for (String field : fields) {
			arguments.addAll(List.of("-e", field));
		}
		return run(arguments.toArray(String[]::new)).stream().map(line -> List.of(line.split("\t", -1))).toList();
	}
}
