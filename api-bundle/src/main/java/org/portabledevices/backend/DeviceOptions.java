package org.portabledevices.backend;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.osgi.annotation.versioning.ProviderType;

/** How the engine treats a device. Immutable. Times that are not set are those of the engine's configuration. */
@ProviderType
public interface DeviceOptions {

	/**
	 * Tells the name of the backend.
	 *
	 * @return the name, of the characters {@code [a-zA-Z0-9_.-]}.
	 */
	String backend();

	/**
	 * Tells the ranking of the services, as in {@code service.ranking}.
	 *
	 * @return the ranking, 0 unless set.
	 */
	int ranking();

	/**
	 * Tells how many invocations the device works on at once (contract 1.6).
	 *
	 * @return at least 1, which it is unless set.
	 */
	int slots();

	/**
	 * Tells whether handlers never wait, so that the engine may start them on the thread of {@code invokeAsync} (contract 7.2).
	 *
	 * @return whether they may start there; false unless set.
	 */
	boolean startsOnCallerThread();

	/**
	 * Tells where handlers, on-cancel hooks and the {@link DeviceControl} run.
	 *
	 * @return the backend's executor; empty for one of the engine, which runs one of them at a time for each device.
	 */
	Optional<Executor> executor();

	/**
	 * Tells how long a stop may go unconfirmed (contract 2.10).
	 *
	 * @return the grace time, empty for the engine's (5 s).
	 */
	Optional<Duration> grace();

	/**
	 * Tells how long accepted invocations go on when the backend stops (contract 4.2).
	 *
	 * @return the drain time, zero or more; empty for the engine's (3 s).
	 */
	Optional<Duration> drain();

	/**
	 * Starts new options.
	 *
	 * @param backend the name of the backend, of the characters {@code [a-zA-Z0-9_.-]}.
	 * @return a builder, to be used by one thread at a time.
	 */
	static Builder builder(String backend) {
		return new DeviceOptionsBuilder(backend);
	}

	/** Builds options. */
	@ProviderType
	interface Builder {

		/**
		 * Sets the ranking.
		 *
		 * @param value the ranking.
		 * @return this builder.
		 */
		Builder ranking(int value);

		/**
		 * Sets how many invocations run at once.
		 *
		 * @param count at least 1.
		 * @return this builder.
		 */
		Builder slots(int count);

		/**
		 * Declares that no handler of this device waits for anything or takes a lock that is held while foreign code runs.
		 *
		 * @return this builder.
		 */
		Builder startsOnCallerThread();

		/**
		 * Sets where handlers and hooks run. A hook must not have to wait for the thread that waits in I/O for the device (contract 7.3).
		 *
		 * @param backendExecutor the executor; it must accept for as long as the device is registered.
		 * @return this builder.
		 */
		Builder executor(Executor backendExecutor);

		/**
		 * Sets the grace time.
		 *
		 * @param time a positive time.
		 * @return this builder.
		 */
		Builder grace(Duration time);

		/**
		 * Sets the drain time.
		 *
		 * @param time a time, zero or more.
		 * @return this builder.
		 */
		Builder drain(Duration time);

		/**
		 * Makes the options.
		 *
		 * @return the options.
		 */
		DeviceOptions build();
	}
}
