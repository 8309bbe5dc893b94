package org.portabledevices.service;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** Builds options. */
final class OptionsBuilder implements InvocationOptions.Builder {

	static final InvocationOptions NONE = new OptionsBuilder().build();

	private static final int LABEL_LENGTH = 256;

	private Duration deadline;
	private Duration confirmationWait;
	private String label = "";
	private DataSink sink;
	private DataSource source;

	@Override
	public OptionsBuilder deadline(Duration time) {
		if (time.isNegative() || time.isZero()) {
			throw new IllegalArgumentException("a deadline is positive, not " + time);
		}
		deadline = time;
		return this;
	}

	@Override
	public OptionsBuilder confirmationWait(Duration time) {
		if (time.isNegative()) {
			throw new IllegalArgumentException("a wait is zero or more, not " + time);
		}
		confirmationWait = time;
		return this;
	}

	@Override
	public OptionsBuilder label(String words) {
		if (words.length() > LABEL_LENGTH) {
			throw new IllegalArgumentException("a label has at most %d characters, not %d".formatted(LABEL_LENGTH, words.length()));
		}
		label = words;
		return this;
	}

	@Override
	public OptionsBuilder sink(DataSink target) {
		sink = requireNonNull(target, "sink");
		return this;
	}

	@Override
	public OptionsBuilder source(DataSource origin) {
		source = requireNonNull(origin, "source");
		return this;
	}

	@Override
	public InvocationOptions build() {
		return new Options(Optional.ofNullable(deadline), Optional.ofNullable(confirmationWait), label, Optional.ofNullable(sink),
				Optional.ofNullable(source));
	}

	private record Options(Optional<Duration> deadline, Optional<Duration> confirmationWait, String label, Optional<DataSink> sink,
			Optional<DataSource> source) implements InvocationOptions {

		/** Names no client's object: its {@code toString} is not ours to call (contract 7.6). */
		@Override
		public String toString() {
			return "options[deadline=" + deadline + ", label=" + label + "]";
		}
	}
}
