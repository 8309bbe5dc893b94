package org.portabledevices.tracker;

import java.time.Duration;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/** How a service is followed. Immutable. */
@ProviderType
public interface FollowOptions {

	/**
	 * Tells how long an invocation waits for a backend (contract 5.3).
	 *
	 * @return the waiting time, zero or more; empty for that of the engine's configuration.
	 */
	Optional<Duration> waitingTime();

	/**
	 * Makes options.
	 *
	 * @param time the waiting time; zero fails at once where no backend is there.
	 * @return the options.
	 * @throws IllegalArgumentException if it is negative.
	 */
	static FollowOptions waitingTime(Duration time) {
		return WaitingTime.of(time);
	}
}
