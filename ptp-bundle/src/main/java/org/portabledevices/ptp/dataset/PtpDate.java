package org.portabledevices.ptp.dataset;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * Dates on the wire: {@code YYYYMMDDThhmmss[.s][Z|±hhmm]}. ISO 15740:2013 clause 5.3.5.2. Without a zone they mean the
 * device's own local time.
 */
public final class PtpDate {
	private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
	private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder().append(LOCAL).optionalStart()
			.appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true).optionalEnd().optionalStart()
			.appendOffset("+HHMM", "Z").optionalEnd().toFormatter();

	private PtpDate() {
	}

	/**
	 * Reads a date.
	 *
	 * @param text the date as the device wrote it.
	 * @param zone the offset that is meant when the date has none.
	 * @return the moment, empty if the text is no date.
	 */
	public static Optional<OffsetDateTime> parse(String text, ZoneOffset zone) {
		try {
			TemporalAccessor date = FORM.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
			return Optional.of(date instanceof OffsetDateTime moment ? moment : ((LocalDateTime) date).atOffset(zone));
		} catch (DateTimeException e) {
			return Optional.empty();
		}
	}

	/**
	 * Writes a moment as UTC, whole seconds, without a zone: devices are not asked where they are.
	 *
	 * @param moment the moment.
	 * @return its wire form, 15 characters.
	 */
	public static String format(Instant moment) {
		return format(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
	}

	/**
	 * Writes a date in the device's local time, whole seconds.
	 *
	 * @param date the date.
	 * @return its wire form, 15 characters.
	 */
	public static String format(LocalDateTime date) {
		return LOCAL.format(date);
	}
}
