package org.portabledevices.sim.trouble;

import java.time.Duration;

import org.portabledevices.sim.time.Times;

/**
 * What the device makes of a cancel.
 *
 * @param kind what it does.
 * @param delay how long after the cancel; {@code null} for when it is let go.
 * @param responseCode what it fails with.
 */
public record CancelReaction(Kind kind, Duration delay, int responseCode) implements Effect {

	/** It stops and says so, at once. */
	public static final CancelReaction CONFIRM = new CancelReaction(Kind.CONFIRM, Duration.ZERO, 0);

	/** What can come of a cancel. */
	public enum Kind {
		/** The device stops at once, and says so after the delay. */
		CONFIRM("is confirmed"),
		/** The device completes the method all the same, and answers with success after the delay. */
		FINISH("comes too late"),
		/** The device stops, and fails after the delay. */
		FAIL("is answered with a failure"),
		/** The device does not hear it: the work goes on. */
		LOST("is lost"),
		/** From there on the device answers nothing, until its session is reset. */
		WEDGE("wedges the device");

		private final String words;

		Kind(String words) {
			this.words = words;
		}
	}

	/** Tells what becomes of a cancel, for people. */
	public String words() {
		if (delay == null) {
			return kind.words + " when it is let go";
		}
		return delay.isZero() ? kind.words : "%s after %s".formatted(kind.words, Times.text(delay));
	}
}
