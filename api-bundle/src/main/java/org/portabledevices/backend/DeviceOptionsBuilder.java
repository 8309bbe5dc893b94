package org.portabledevices.backend;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/** Builds options. */
final class DeviceOptionsBuilder implements DeviceOptions.Builder {

	private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");

	private final String backend;
	private int ranking;
	private int slots = 1;
	private boolean startsOnCallerThread;
	private Executor executor;
	private Duration grace;
	private Duration drain;

	DeviceOptionsBuilder(String backend) {
		require(NAME.matcher(backend).matches(), "the name of a backend takes the characters [a-zA-Z0-9_.-], not \"" + backend + "\"");
		this.backend = backend;
	}

	@Override
	public DeviceOptionsBuilder ranking(int value) {
		ranking = value;
		return this;
	}

	@Override
	public DeviceOptionsBuilder slots(int count) {
		require(count >= 1, "a device has at least 1 slot, not " + count);
		slots = count;
		return this;
	}

	@Override
	public DeviceOptionsBuilder startsOnCallerThread() {
		startsOnCallerThread = true;
		return this;
	}

	@Override
	public DeviceOptionsBuilder executor(Executor backendExecutor) {
		executor = requireNonNull(backendExecutor, "executor");
		return this;
	}

	@Override
	public DeviceOptionsBuilder grace(Duration time) {
		require(!time.isNegative() && !time.isZero(), "a grace time is positive, not " + time);
		grace = time;
		return this;
	}

	@Override
	public DeviceOptionsBuilder drain(Duration time) {
		require(!time.isNegative(), "a drain time is zero or more, not " + time);
		drain = time;
		return this;
	}

	@Override
	public DeviceOptions build() {
		return new Options(backend, ranking, slots, startsOnCallerThread, Optional.ofNullable(executor), Optional.ofNullable(grace),
				Optional.ofNullable(drain));
	}

	private static void require(boolean condition, String words) {
		if (!condition) {
			throw new IllegalArgumentException(words);
		}
	}

	private record Options(String backend, int ranking, int slots, boolean startsOnCallerThread, Optional<Executor> executor,
			Optional<Duration> grace,
			Optional<Duration> drain) implements DeviceOptions {
	}
}
