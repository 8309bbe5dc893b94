package org.portabledevices.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs all benchmarks some times over, each time all of them and each in a Java of its own, and prints the figures: what another program did to the machine in one round is in
 * that round's figures of both sides.
 */
public final class Benchmarks {

	private static final String HELP = """
			usage: run [--quick] [--rounds N] [--only REGEX]

			  --quick        one round of short measurements: whether all works, not how fast it is
			  --rounds N     how many rounds, 3 unless said otherwise
			  --only REGEX   only what is in classes or methods whose names contain a match, for example Cancel
			""";

	private final boolean quick;
	private final Pattern only;

	private Benchmarks(boolean quick, String only) {
		this.quick = quick;
		this.only = Pattern.compile(only);
	}

	/**
	 * Runs what the arguments say.
	 *
	 * @param args see {@code --help}.
	 */
	public static void main(String[] args) throws Exception {
		boolean quick = false;
		int rounds = 3;
		String only = "";
		for (int i = 0; i < args.length; i++) {
			switch (args[i]) {
				case "--quick" -> {
					quick = true;
					rounds = 1;
				}
				case "--rounds" -> rounds = Integer.parseInt(args[++i]);
				case "--only" -> only = args[++i];
				default -> {
					System.out.print(HELP);
					return;
				}
			}
		}
		System.out.println(machine());
		Benchmarks benchmarks = new Benchmarks(quick, only);
		List<Map<String, Double>> measured = new ArrayList<>();
		for (int i = 1; i <= rounds; i++) {
			System.err.printf(Locale.ROOT, "round %d of %d, load %.1f%n", i, rounds,
					ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
			measured.add(benchmarks.round());
		}
		System.out.print(Report.of(Row.ALL, measured));
	}

	private static String machine() {
		Runtime runtime = Runtime.getRuntime();
		return "%s %s, %d processors, %s".formatted(System.getProperty("java.vm.name"), Runtime.version(), runtime.availableProcessors(),
				System.getProperty("os.arch"));
	}

	private Map<String, Double> round() throws RunnerException, IOException, InterruptedException {
		Map<String, Double> measured = new HashMap<>();
		ChainedOptionsBuilder options =
				new OptionsBuilder().include(only.pattern().isEmpty() ? ".*" : only.pattern()).verbosity(VerboseMode.SILENT)
						.addProfiler(CpuTime.class)
						.shouldFailOnError(true);
		if (quick) {
			options.warmupIterations(1).warmupTime(TimeValue.milliseconds(200)).measurementIterations(2)
					.measurementTime(TimeValue.milliseconds(200));
		}
		if (hasBenchmarks()) {
			for (RunResult result : new Runner(options.build()).run()) {
				String key = key(result);
				measured.put(key, result.getPrimaryResult().getStatistics().getPercentile(50));
				leastCpu(result).ifPresent(cpu -> measured.put(key + Row.CPU, cpu));
			}
		}
		for (Memory.Kind kind : Memory.Kind.values()) {
			String key = "Memory." + kind;
			if (only.matcher(key).find()) {
				measured.put(key, memory(kind));
			}
		}
		return measured;
	}

	/** The least of all iterations: what else ran, the compiler and the collector included, only adds. */
	private static OptionalDouble leastCpu(RunResult result) {
		return result.getBenchmarkResults().stream().flatMap(fork -> fork.getIterationResults().stream())
				.map(iteration -> iteration.getSecondaryResults().get(CpuTime.RESULT)).filter(Objects::nonNull)
				.mapToDouble(Result::getScore).min();
	}

	/** Whether anything but what is measured here is asked for: JMH takes an empty list for a mistake. */
	private boolean hasBenchmarks() {
		return Row.ALL.stream().anyMatch(row -> !row.ours().startsWith("Memory.") && only.matcher(row.ours()).find());
	}

	/** The class, the method and the parameters of a benchmark. */
	static String key(RunResult result) {
		String[] name = result.getParams().getBenchmark().split("\\.");
		StringBuilder key = new StringBuilder(name[name.length - 2]).append('.').append(name[name.length - 1]);
		char before = ':';
		for (String parameter : result.getParams().getParamsKeys()) {
			key.append(before).append(parameter).append('=').append(result.getParams().getParam(parameter));
			before = ',';
		}
		return key.toString();
	}

	/** Without buffers of threads, which count as used before anything is in them. */
	private static double memory(Memory.Kind kind) throws IOException, InterruptedException {
		Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
				"-XX:-UseTLAB", "-Xms2g",
				"-Xmx2g",
				"-cp", System.getProperty("java.class.path"), Memory.class.getName(), kind.name())
				.redirectError(ProcessBuilder.Redirect.INHERIT)
				.start();
		String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		if (java.waitFor() != 0) {
			throw new IOException("measuring the memory of " + kind + " failed");
		}
		return Double.parseDouble(printed);
	}
}
