package org.portabledevices.sim.trouble;

import java.time.Duration;

/**
 * What befalls one method or operation.
 *
 * @param delay before it is worked on, stall included.
 * @param fails whether it then fails.
 * @param losesCancel whether a cancel of it is lost.
 * @param lateCompletion between a cancel and the answer to it.
 */
public record Trouble(Duration delay, boolean fails, boolean losesCancel, Duration lateCompletion) {

	/** Nothing befalls it. */
	public static final Trouble NONE = new Trouble(Duration.ZERO, false, false, Duration.ZERO);
}
