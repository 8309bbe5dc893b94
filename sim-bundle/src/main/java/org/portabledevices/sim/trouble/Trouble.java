package org.portabledevices.sim.trouble;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.portabledevices.sim.time.Times;

/**
 * What befalls one method or operation.
 *
 * @param number its number among the calls that came the same way, from 1; 0 if it was not counted, since nothing befalls it.
 * @param name the name of the method or operation.
 * @param delay before it is worked on, and before any incident.
 * @param incidents what befalls it then, in this order.
 * @param reaction what the device makes of a cancel.
 * @param bytesPerSecond how fast its data goes, 0 for as fast as it can; negative for as fast as the device is.
 * @param lines numbers of the script's lines that had a say; those of the latency curve are negative, and a rule for the next call has 0.
 */
public record Trouble(long number, String name, Duration delay, List<Incident> incidents, CancelReaction reaction, long bytesPerSecond,
		List<Integer> lines) {

	/** Nothing befalls it, and nobody wants to know. */
	public static final Trouble NONE = new Trouble(0, "", Duration.ZERO, List.of(), CancelReaction.CONFIRM, -1, List.of());

	/** Tells whether it is answered as if there were no trouble in the world. */
	public boolean isNone() {
		return delay.isZero() && incidents.isEmpty() && reaction == CancelReaction.CONFIRM && bytesPerSecond < 0;
	}

	/** Tells how it begins, for the trace. */
	public String words() {
		String when = delay.isZero() ? "begins" : "waits " + Times.text(delay);
		return lines.isEmpty() ? when : lines.stream().map(Trouble::source).collect(Collectors.joining(", ", when + " (", ")"));
	}

	private static String source(int line) {
		return line > 0 ? "line " + line : line < 0 ? "curve " + -line : "next";
	}
}
