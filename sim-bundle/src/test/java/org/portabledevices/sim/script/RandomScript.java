package org.portabledevices.sim.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes scripts that make use of all that can be said, at random. */
public final class RandomScript {

	private static final List<String> CODES = List.of("", " Device_Busy", " 0x2013", " General_Error");

	private final Random random;
	private final List<String> names;
	private final String unit;
	private boolean byTime = true;

	/**
	 * Begins.
	 *
	 * @param names what calls there are.
	 * @param unit of times: {@code 0ms}, of which the 0 stands for any number of them.
	 */
	public RandomScript(long seed, List<String> names, String unit) {
		random = new Random(seed);
		this.names = names;
		this.unit = unit;
	}

	/** Has nothing depend on what time it is: as scripts have to be that are to do the same in real time. */
	public RandomScript notByTime() {
		byTime = false;
		return this;
	}

	/** Writes a script. */
	public String[] write() {
		List<String> lines = new ArrayList<>();
		lines.add("1: latency 0..9" + unit); // so that there is always something by chance
		for (int i = 4 + random.nextInt(8); i > 0; i--) {
			lines.add(who() + ": " + effects());
		}
		if (random.nextInt(3) == 0) {
			lines.add("%sreset: %s".formatted(random.nextBoolean() ? "" : "1 ", pick("fail", "stall for " + time(), "latency " + time())));
		}
		if (byTime && random.nextInt(3) == 0) {
			lines.add("after %s: %s".formatted(time(), pick("wedge", "unplug for " + time())));
		}
		return lines.toArray(String[]::new);
	}

	private String who() {
		int first = 1 + random.nextInt(9);
		String which = pick("*", Integer.toString(first), first + ".." + (first + random.nextInt(5)), first + "..", "every " + first,
				first + "," + (first + 2), byTime ? time() + ".." : "*");
		String name = random.nextInt(3) == 0 ? "" : " " + pick(names) + (random.nextInt(4) == 0 ? "|" + pick(names) : "");
		return which + name + (random.nextInt(3) == 0 ? " " + (10 + random.nextInt(90)) + "%" : "");
	}

	private String effects() {
		List<String> effects = new ArrayList<>();
		for (int i = 1 + random.nextInt(3); i > 0; i--) {
			effects.add(effect());
		}
		return String.join(", ", effects);
	}

	private String effect() {
		return switch (random.nextInt(12)) {
			case 0 -> "latency " + pick(time(), "0.." + time(), "normal " + time() + " " + time(), "exponential " + time(),
					"p50=1%s p99=9%s".formatted(unit, unit));
			case 1 -> "speed " + pick("1MiB", "3000000", "10MiB");
			case 2 -> "fail" + pick(CODES) + place();
			case 3, 4 -> "stall" + place();
			case 5, 6 -> "stall" + place() + " for " + time();
			case 7 -> random.nextInt(3) == 0 ? "wedge" + place() : "self-cancel" + place();
			case 8 -> random.nextInt(3) == 0 ? "unplug" + place() + " for " + time() : "fine";
			default -> "cancel " + pick("lost", "late", "late " + time(), "finishes", "finishes " + time(), "crosses", "fails", "fails",
					"fails Device_Busy " + time(), "wedges");
		};
	}

	private String place() {
		return random.nextBoolean() ? "" : " at " + pick("0", "1", "20000", "64KiB", "70001");
	}

	private String time() {
		return 1 + random.nextInt(9) + unit;
	}

	private String pick(String... all) {
		return pick(List.of(all));
	}

	private String pick(List<String> all) {
		return all.get(random.nextInt(all.size()));
	}
}
