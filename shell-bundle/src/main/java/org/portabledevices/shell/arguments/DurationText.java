package org.portabledevices.shell.arguments;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as people write them, and as ISO 8601 does. */
public final class DurationText {

	private static final Pattern SIMPLE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|min|h)");

	private DurationText() {
	}

	/**
	 * Reads a positive duration.
	 *
	 * @param text {@code 500ms}, {@code 10s}, {@code 1.5s}, {@code 2m}, {@code 1h}, or ISO 8601 such as {@code PT10S}.
	 * @return the duration.
	 * @throws CommandException if it is none, or not positive.
	 */
	public static Duration positive(String text) {
		Duration duration;
		try {
			duration = read(text);
		} catch (DateTimeException | ArithmeticException e) {
			throw noDuration(text);
		}
		if (duration.isZero() || duration.isNegative()) {
			throw noDuration(text);
		}
		return duration;
	}

	private static Duration read(String text) {
		Matcher simple = SIMPLE.matcher(text.toLowerCase(Locale.ROOT));
		if (!simple.matches()) {
			return Duration.parse(text);
		}
		long nanos = switch (simple.group(2)) {
			case "ms" -> 1_000_000L;
			case "s" -> 1_000_000_000L;
			case "h" -> 3_600_000_000_000L;
			default -> 60_000_000_000L;
		};
		return Duration.ofNanos(new BigDecimal(simple.group(1)).multiply(BigDecimal.valueOf(nanos)).longValue());
	}

	private static CommandException noDuration(String text) {
		return new CommandException("\"" + text + "\" is no time; one is 500ms, 10s, 2m, 1h or PT10S, and more than zero");
	}
}
