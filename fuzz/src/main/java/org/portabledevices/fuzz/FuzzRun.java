package org.portabledevices.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Fuzzes one target for a time, in a JVM of its own: Jazzer's engine can be started only once in a process, and so the heap has a limit. It
 * begins with the corpus and what earlier runs have found beyond it.
 */
final class FuzzRun {
	/** The heap of the fuzzed JVM: who takes more for an input than fits is found. */
	private static final String HEAP = "-Xmx256m";
	/** An input that takes longer is a finding: a hang. In seconds. */
	private static final int HANG = 20;
	/** How often to look at the memory. */
	private static final long LOOK_MILLIS = 250;
	private static final String SANITIZER = "com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery";

	private final FuzzTarget target;
	private final Path corpora;
	private final Path folder;

	/**
	 * Makes a run.
	 *
	 * @param corpora the root of the corpora.
	 * @param folder takes what the run writes: a log, new inputs, findings.
	 */
	FuzzRun(FuzzTarget target, Path corpora, Path folder) {
		this.target = target;
		this.corpora = corpora;
		this.folder = folder.toAbsolutePath().resolve(target.toString());
	}

	/** Where the inputs that were found are. */
	Path findings() {
		return folder.resolve("findings");
	}

	private Path log() {
		return folder.resolve("log");
	}

	/** Fuzzes. */
	FuzzResult run(int seconds) throws IOException, InterruptedException {
		Files.createDirectories(findings());
		Path grown = Files.createDirectories(folder.resolve("corpus"));
		Path seeds = corpora.resolve(target.corpus()).toAbsolutePath();
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP, "-cp",
				System.getProperty("java.class.path"), "com.code_intelligence.jazzer.Jazzer", "--target_class=" + target.type().getName(),
				"--instrumentation_includes=org.portabledevices.ptp.**", "--disabled_hooks=" + SANITIZER,
				"--reproducer_path=" + findings(), "-artifact_prefix=" + findings() + "/", "-max_total_time=" + seconds,
				"-max_len=" + target.longest(), "-timeout=" + HANG, "-print_final_stats=1", grown.toString(), seeds.toString()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile()).start();
		long peak = 0;
		while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
			peak = Math.max(peak, peakMegabytes(process));
		}
		try (Stream<Path> found = Files.list(findings()); Stream<Path> corpus = Files.list(seeds)) {
			return FuzzResult.of(target, process.exitValue(), corpus.count(), peak,
					found.map(file -> file.getFileName().toString()).toList(), Files.readAllLines(log()));
		}
	}

	/** What the system says; libFuzzer's own figure has the memory of this JVM in it, which starts the other one. 0 where there is no such file. */
	private static long peakMegabytes(Process process) throws IOException {
		Path status = Path.of("/proc", Long.toString(process.pid()), "status");
		try (Stream<String> lines = Files.lines(status)) {
			return lines.filter(line -> line.startsWith("VmHWM:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
					.findFirst().orElse(0);
		} catch (NoSuchFileException | UncheckedIOException e) {
			return 0; // it has just ended, or this is no Linux
		}
	}
}
