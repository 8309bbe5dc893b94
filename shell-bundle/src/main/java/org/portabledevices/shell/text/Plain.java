package org.portabledevices.shell.text;

import java.time.Duration;

import org.portabledevices.service.Progress;

/** Short texts for people. */
public final class Plain {

	private Plain() {
	}

	/**
	 * Makes a text harmless: names and strings come from devices, and a control character among them could command the terminal.
	 *
	 * @param text any text.
	 * @return the text in one line, with a question mark for each control character.
	 */
	public static String line(String text) {
		StringBuilder line = new StringBuilder(text.length());
		text.codePoints().map(point -> Character.isISOControl(point) || isFormat(point) ? '?' : point).forEach(line::appendCodePoint);
		return line.toString();
	}

	/** Line and paragraph separators, and what turns the direction of writing round. */
	private static boolean isFormat(int point) {
		return switch (Character.getType(point)) {
			case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.FORMAT, Character.SURROGATE -> true;
			default -> false;
		};
	}

	/**
	 * Writes a duration.
	 *
	 * @param duration zero or more.
	 * @return for example {@code 3 ms}, {@code 12.3 s} or {@code 5 min 20 s}.
	 */
	public static String duration(Duration duration) {
		long millis = duration.toMillis();
		if (millis < 1_000) {
			return millis + " ms";
		}
		if (millis < 60_000) {
			long tenths = millis % 1_000 / 100;
			return millis / 1_000 + (tenths == 0 ? "" : "." + tenths) + " s";
		}
		long minutes = millis / 60_000;
		return minutes < 60
				? "%d min %d s".formatted(minutes, millis / 1_000 % 60)
				: "%d h %d min".formatted(minutes / 60, minutes % 60);
	}

	/**
	 * Writes progress.
	 *
	 * @param progress how far something has come.
	 * @return for example {@code 1048576/4194304 (25 %)}, or nothing if there is nothing to tell.
	 */
	public static String progress(Progress progress) {
		if (progress.total().isEmpty()) {
			return progress.completed() == 0 ? "" : Long.toString(progress.completed());
		}
		String share = progress.percent().isPresent() ? " (" + progress.percent().getAsInt() + " %)" : "";
		return progress.completed() + "/" + progress.total().getAsLong() + share;
	}

	/**
	 * Quotes a word for Gogo where it needs it.
	 *
	 * @param word a word.
	 * @return the word, in quotes unless it is made of letters, digits and a few harmless characters.
	 */
	public static String quoted(String word) {
		String line = line(word);
		boolean harmless = !line.isEmpty() && line.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/_-.:".indexOf(c) >= 0);
		return harmless ? line : line.indexOf('\'') < 0 ? "'" + line + "'" : "\"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
	}
}
