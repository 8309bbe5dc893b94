package org.portabledevices.races;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How thoroughly the races are run. */
enum Mode {
	/**
	 * A short time for each test in one kind of JVM: with the first compiler only, so that little of that time goes into compiling. Finds races between steps; those that need
	 * a compiler or a processor to reorder memory accesses are for {@link #LONG}.
	 */
	QUICK("-m", "quick", "-iters", "1", "-time", "300", "-sc", "false", "-jvmArgs", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"),
	/** What jcstress does by default: each of the two interpreted, compiled by the first and by the second compiler, and that with its stress options. */
	LONG("-m", "default", "-iters", "2");

	private final List<String> options;

	Mode(String... options) {
		this.options = List.of(options);
	}

	/**
	 * Finds a mode.
	 *
	 * @param name its name in any case.
	 */
	static Mode of(String name) {
		return Arrays.stream(values()).filter(mode -> mode.name().equalsIgnoreCase(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("race.mode is quick or long, not \"" + name + "\""));
	}

	/** The options for jcstress. The two actors meet in short strides: what runs ahead of the other meets nobody. */
	String[] options(String tests, String reports) {
		List<String> all = new ArrayList<>(options);
		all.addAll(List.of("-strideSize", "16", "-strideCount", "4", "-t", tests, "-r", reports));
		return all.toArray(String[]::new);
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
