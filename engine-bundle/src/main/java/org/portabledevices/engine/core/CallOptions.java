package org.portabledevices.engine.core;

import java.time.Duration;

import org.portabledevices.service.DataSink;
import org.portabledevices.service.DataSource;
import org.portabledevices.service.InvocationOptions;

/**
 * The options of an invocation, read once: they are the client's object.
 *
 * @param deadlineNanos the deadline, negative for none.
 * @param confirmationNanos how long the caller waits for the confirmation after its deadline, negative for the whole grace time.
 * @param label the label.
 * @param sink where data goes, {@code null} for none.
 * @param source where data comes from, {@code null} for none.
 */
record CallOptions(long deadlineNanos, long confirmationNanos, String label, DataSink sink, DataSource source) {

	static final CallOptions NONE = new CallOptions(-1, -1, "", null, null);

	static CallOptions of(InvocationOptions options) {
		if (options == InvocationOptions.none()) {
			return NONE;
		}
		return new CallOptions(options.deadline().map(CallOptions::nanos).orElse(-1L),
				options.confirmationWait().map(CallOptions::nanos).orElse(-1L),
				options.label(), options.sink().orElse(null), options.source().orElse(null));
	}

	/** A duration in nanoseconds; what is longer than 292 years is as long as that. */
	static long nanos(Duration duration) {
		try {
			return duration.toNanos();
		} catch (ArithmeticException e) {
			return Long.MAX_VALUE;
		}
	}
}
