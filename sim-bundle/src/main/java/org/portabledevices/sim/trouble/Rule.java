package org.portabledevices.sim.trouble;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A line of a script: which calls, and what befalls them.
 *
 * @param line its number in the script, from 1.
 * @param calls which of the calls that have one of the names.
 * @param names names of methods or operations, as {@link #key} makes them; empty for all.
 * @param percent of how many of a hundred of these, by chance.
 * @param effects what befalls them.
 */
public record Rule(int line, Calls calls, Set<String> names, double percent, List<Effect> effects) {

	/** Which of many calls. */
	@FunctionalInterface
	public interface Calls {

		/** All of them. */
		Calls ALL = (number, offset) -> true;

		/** Tells whether one of them is meant: the number it has among them, from 1, and when it begins. */
		boolean include(long number, Duration offset);
	}

	/** Copies the lists. */
	public Rule {
		names = Set.copyOf(names);
		effects = List.copyOf(effects);
	}

	boolean isFor(String key) {
		return names.isEmpty() || names.contains(key);
	}

	/** Makes a name comparable: case, hyphens and underscores do not matter. */
	public static String key(String name) {
		return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
	}
}
