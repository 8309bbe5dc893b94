package org.portabledevices.shell.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.osgi.service.log.LogEntry;

/** Writes log entries as text: time, level, bundle, logger, message, and below it the stack of what was thrown. */
final class LogText {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

	private LogText() {
	}

	static String of(LogEntry entry) {
		StringBuilder text = new StringBuilder(TIME.format(Instant.ofEpochMilli(entry.getTime()))).append(' ')
				.append("%-5s".formatted(entry.getLogLevel())).append(' ')
				.append(entry.getBundle() == null ? "-" : entry.getBundle().getSymbolicName()).append(' ');
		if (entry.getLoggerName() != null) {
			text.append('[').append(entry.getLoggerName()).append("] ");
		}
		text.append(indented(String.valueOf(entry.getMessage())));
		if (entry.getException() != null) {
			StringWriter stack = new StringWriter();
			entry.getException().printStackTrace(new PrintWriter(stack, true));
			text.append("\n\t").append(indented(stack.toString()));
		}
		return text.append('\n').toString();
	}

	/** A message of several lines must not look like several entries. */
	private static String indented(String text) {
		return text.strip().replaceAll("\\R\\s*", "\n\t");
	}
}
