package org.portabledevices.sim.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them: {@code 250us}, {@code 10ms}, {@code 1.5s}, {@code 2min}; {@code 0} needs no unit. */
public final class Times {

	private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(us|ms|s|min)");
	private static final long NANOS = 1_000_000_000L;

	private Times() {
	}

	/** Reads a time; empty if it is none. */
	public static Optional<Duration> parse(String text) {
		if (text.equals("0")) {
			return Optional.of(Duration.ZERO);
		}
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(nanosIn(matcher.group(2))));
		return Optional.of(Duration.ofSeconds(nanos.longValue() / NANOS, nanos.longValue() % NANOS));
	}

	/** Writes a time, to the microsecond, in the largest unit that it has one of. */
	public static String text(Duration time) {
		BigDecimal micros =
				BigDecimal.valueOf(time.toSeconds()).multiply(BigDecimal.valueOf(NANOS)).add(BigDecimal.valueOf(time.toNanosPart()))
						.divide(BigDecimal.valueOf(1000), 0, RoundingMode.DOWN);
		for (String unit : new String[]{ "min", "s", "ms" }) {
			BigDecimal value = micros.divide(BigDecimal.valueOf(nanosIn(unit) / 1000), 9, RoundingMode.DOWN).stripTrailingZeros();
			boolean exact = !unit.equals("min") || value.scale() <= 0; // 90 s are no 1.5 min
			if (exact && value.compareTo(BigDecimal.ONE) >= 0) {
				return value.toPlainString() + unit;
			}
		}
		return micros.signum() == 0 ? "0" : micros + "us";
	}

	private static long nanosIn(String unit) {
		return switch (unit) {
			case "us" -> 1_000;
			case "ms" -> 1_000_000;
			case "s" -> NANOS;
			default -> 60 * NANOS;
		};
	}
}
