package org.portabledevices.tracker;

import java.time.Duration;
import java.util.Optional;

record WaitingTime(Optional<Duration> waitingTime) implements FollowOptions {

	static WaitingTime of(Duration time) {
		if (time.isNegative()) {
			throw new IllegalArgumentException("a waiting time is zero or more, not " + time);
		}
		return new WaitingTime(Optional.of(time));
	}
}
