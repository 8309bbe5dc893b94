package org.portabledevices.engine.check;

import java.util.regex.Pattern;

/**
 * A pattern that came from a device, evaluated within limits; beyond them the device decides, and everything passes (contract 1.2, 6.2).
 * <p>
 * The steps are counted where the matcher reads a character. Patterns with {@linkplain EmptyMatches many steps without reading} are not evaluated at all.
 */
final class BoundedPattern {

	private static final int MOST_CHARACTERS = 4096;
	private static final int MOST_STEPS = 100_000;

	private final String expression;
	private final Pattern pattern;

	BoundedPattern(String expression) {
		this.expression = expression;
		this.pattern = compile(expression);
	}

	/** Tells whether the text matches in whole, as far as that can be found out within the limits. */
	boolean accepts(String text) {
		if (pattern == null || text.length() > MOST_CHARACTERS) {
			return true;
		}
		try {
			return pattern.matcher(new CountedText(text)).matches();
		} catch (TooManySteps | StackOverflowError e) {
			return true;
		}
	}

	@Override
	public String toString() {
		return expression;
	}

	private static Pattern compile(String expression) {
		try {
			boolean isBounded = expression.length() <= MOST_CHARACTERS && EmptyMatches.count(expression) < EmptyMatches.MANY;
			return isBounded ? Pattern.compile(expression) : null;
		} catch (IllegalArgumentException | StackOverflowError e) {
			return null; // another dialect: only the device understands it
		}
	}

	/** Counts how often the matcher reads. */
	private static final class CountedText implements CharSequence {

		private final String text;
		private int steps;

		CountedText(String text) {
			this.text = text;
		}

		@Override
		public char charAt(int index) {
			if (++steps > MOST_STEPS) {
				throw new TooManySteps();
			}
			return text.charAt(index);
		}

		@Override
		public int length() {
			return text.length();
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return text.subSequence(start, end);
		}

		@Override
		public String toString() {
			return text;
		}
	}

	private static final class TooManySteps extends RuntimeException {

		private static final long serialVersionUID = 1L;

		TooManySteps() {
			super(null, null, false, false);
		}
	}
}
