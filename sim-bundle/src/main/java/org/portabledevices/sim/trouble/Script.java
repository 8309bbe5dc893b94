package org.portabledevices.sim.trouble;

import java.time.Duration;
import java.util.List;

/**
 * What befalls which call, exactly. For each thing that can befall a call, the first rule that says it counts.
 *
 * @param calls rules for methods and operations.
 * @param resets rules for resets of the session.
 * @param timed what befalls the device itself.
 */
public record Script(List<Rule> calls, List<Rule> resets, List<Timed> timed) {

	/** Nothing is said. */
	public static final Script EMPTY = new Script(List.of(), List.of(), List.of());

	/**
	 * What befalls a device at a point in time.
	 *
	 * @param after how long after the device was started.
	 * @param incident that it is wedged, or unplugged.
	 */
	public record Timed(Duration after, Incident incident) {
	}

	/** Copies the lists. */
	public Script {
		calls = List.copyOf(calls);
		resets = List.copyOf(resets);
		timed = List.copyOf(timed);
	}

	/** Tells whether there is nothing about calls in it. */
	boolean isSilent() {
		return calls.isEmpty() && resets.isEmpty();
	}
}
