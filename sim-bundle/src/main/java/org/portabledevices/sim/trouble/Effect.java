package org.portabledevices.sim.trouble;

/** One thing that a rule does to a call. */
public sealed interface Effect permits Incident, Latency, CancelReaction, Effect.Speed, Effect.Fine {

	/**
	 * How fast data goes.
	 *
	 * @param bytesPerSecond at least 1.
	 */
	record Speed(long bytesPerSecond) implements Effect {
	}

	/** Nothing but what the rule says befalls the call, whatever else is configured. */
	record Fine() implements Effect {
	}
}
