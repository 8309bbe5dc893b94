package org.portabledevices.service;

import java.time.Duration;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/** What a caller may add to an invocation. Immutable. */
@ProviderType
public interface InvocationOptions {

	/**
	 * Tells the deadline: positive, counted from acceptance, over everything, queue and wait for a backend included (contract 1.7).
	 *
	 * @return the deadline, empty for none.
	 */
	Optional<Duration> deadline();

	/**
	 * Tells how long the caller waits, after the deadline has stopped the invocation, for the device to confirm. Zero ends it at once with
	 * {@link Effect#UNKNOWN}; the device has the whole grace time all the same (contract 1.7).
	 *
	 * @return the wait, empty for the whole grace time.
	 */
	Optional<Duration> confirmationWait();

	/**
	 * Tells the words by which operators recognise the invocation.
	 *
	 * @return the label, possibly empty.
	 */
	String label();

	/**
	 * Tells where bulk data from the device goes.
	 *
	 * @return the sink, empty for none.
	 */
	Optional<DataSink> sink();

	/**
	 * Tells where bulk data for the device comes from.
	 *
	 * @return the source, empty for none.
	 */
	Optional<DataSource> source();

	/**
	 * Answers the options of the short forms: no deadline, no label, no data.
	 *
	 * @return the options.
	 */
	static InvocationOptions none() {
		return OptionsBuilder.NONE;
	}

	/**
	 * Starts new options.
	 *
	 * @return a builder, to be used by one thread at a time.
	 */
	static Builder builder() {
		return new OptionsBuilder();
	}

	/** Builds options. */
	@ProviderType
	interface Builder {

		/**
		 * Sets a deadline.
		 *
		 * @param time a positive time.
		 * @return this builder.
		 * @throws IllegalArgumentException if it is not positive.
		 */
		Builder deadline(Duration time);

		/**
		 * Shortens the wait for the confirmation of a stop that the deadline asked for.
		 *
		 * @param time a time, zero or more.
		 * @return this builder.
		 * @throws IllegalArgumentException if it is negative.
		 */
		Builder confirmationWait(Duration time);

		/**
		 * Sets a label.
		 *
		 * @param words at most 256 characters.
		 * @return this builder.
		 * @throws IllegalArgumentException if it is longer.
		 */
		Builder label(String words);

		/**
		 * Sets where bulk data from the device goes.
		 *
		 * @param target the sink, for one invocation.
		 * @return this builder.
		 */
		Builder sink(DataSink target);

		/**
		 * Sets where bulk data for the device comes from.
		 *
		 * @param origin the source, for one invocation.
		 * @return this builder.
		 */
		Builder source(DataSource origin);

		/**
		 * Makes the options.
		 *
		 * @return the options.
		 */
		InvocationOptions build();
	}
}
