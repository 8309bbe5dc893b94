package org.portabledevices.engine.check;

/**
 * Counts, on the high side, in how many ways the matcher can go through an expression, or a part of it, without reading a character: at the end of a text it tries all of them,
 * and a count of characters does not bound those steps. In {@code (a?|b?){40}c} they are 2<sup>40</sup>.
 */
final class EmptyMatches {

	/** As good as unlimited. */
	static final long MANY = 100;

	/** A part of the expression: whether it can match nothing, and in how many ways it is gone through at least in part. */
	private record Part(boolean canBeEmpty, long ways) {

		static final Part READS = new Part(false, 1);
		static final Part EMPTY = new Part(true, 1);
		static final Part STRANGE = new Part(true, MANY);

		Part(boolean canBeEmpty, long ways) {
			this.canBeEmpty = canBeEmpty;
			this.ways = Math.min(ways, MANY);
		}

		Part then(Part next) {
			return new Part(canBeEmpty && next.canBeEmpty, ways * next.ways);
		}

		Part optional() {
			return new Part(true, canBeEmpty || ways > 1 ? ways + 1 : 1);
		}

		/** What reads is left where it began: behind the end of one round comes at most the beginning of the next. The matcher leaves a loop after an empty round. */
		Part repeated() {
			return new Part(canBeEmpty, (canBeEmpty ? 2 : 1) * ways * ways);
		}

		/** A loop with a count makes all its rounds, also empty ones. */
		Part repeated(long least, long most) {
			long product = ways * ways;
			if (canBeEmpty) {
				product = 1;
				for (long i = 0; i < most && product < MANY; i++) {
					product *= ways + 1;
				}
			}
			return new Part(canBeEmpty || least == 0, product);
		}
	}

	private final String expression;
	private int at;

	private EmptyMatches(String expression) {
		this.expression = expression;
	}

	/** Answers the number of ways, from 1 to {@link #MANY}, which is also the answer where the expression is too strange to tell. */
	static long count(String expression) {
		// quoting and comments change what all other characters mean
		if (expression.contains("\\Q") || expression.matches("(?s).*\\(\\?[a-zA-Z-]*x.*")) {
			return MANY;
		}
		EmptyMatches matches = new EmptyMatches(expression);
		Part whole = matches.alternatives();
		return matches.at == expression.length() ? whole.ways : MANY;
	}

	private Part alternatives() {
		boolean canBeEmpty = false;
		long ways = 0;
		do {
			Part branch = sequence();
			canBeEmpty |= branch.canBeEmpty;
			// one that begins by reading is no way at all
			ways += branch.canBeEmpty || branch.ways > 1 ? branch.ways : 0;
		} while (accept('|'));
		return new Part(canBeEmpty, Math.max(1, ways));
	}

	private Part sequence() {
		Part all = Part.EMPTY;
		while (at < expression.length() && !isNext('|') && !isNext(')')) {
			all = all.then(quantified(atom()));
		}
		return all;
	}

	private Part atom() {
		char first = expression.charAt(at++);
		return switch (first) {
			case '(' -> group();
			case '[' -> {
				skipClass();
				yield Part.READS;
			}
			case '\\' -> escape();
			case '^', '$' -> Part.EMPTY;
			default -> Part.READS;
		};
	}

	private Part group() {
		boolean looksAround = false;
		if (accept('?')) {
			boolean back = accept('<');
			looksAround = accept('=') || accept('!');
			if (back && !looksAround) {
				skipBehind('>'); // the group's name
			} else if (!looksAround) {
				while (at < expression.length() && !isNext(')') && !accept(':') && !accept('>')) {
					at++; // flags
				}
			}
		}
		Part content = alternatives();
		if (!accept(')')) {
			return Part.STRANGE;
		}
		return looksAround ? new Part(true, content.ways) : content;
	}

	/** A character, or something between characters; a reference to a group may be either. */
	private Part escape() {
		if (at == expression.length()) {
			return Part.STRANGE;
		}
		char kind = expression.charAt(at++);
		if (isNext('{') && "pPxNbX".indexOf(kind) >= 0) {
			skipBehind('}');
		} else if (kind == 'k') {
			skipBehind('>');
		}
		return "bBAGzZRXk123456789".indexOf(kind) >= 0 ? Part.EMPTY : Part.READS;
	}

	private Part quantified(Part part) {
		Part result;
		if (accept('?')) {
			result = part.optional();
		} else if (accept('*')) {
			result = part.repeated().optional();
		} else if (accept('+')) {
			result = part.repeated();
		} else if (isNext('{')) {
			result = counted(part);
		} else {
			return part;
		}
		if (!accept('?')) {
			accept('+');
		}
		return result;
	}

	private Part counted(Part part) {
		int start = at + 1;
		skipBehind('}');
		String[] bounds = expression.substring(start, Math.max(start, at - 1)).split(",", -1);
		String last = bounds[bounds.length - 1];
		long least = number(bounds[0]);
		return part.repeated(least, last.isEmpty() ? least + 1 : number(last));
	}

	/** Large numbers are all the same. */
	private static long number(String digits) {
		return digits.length() < 4 && !digits.isEmpty() && digits.chars().allMatch(Character::isDigit) ? Long.parseLong(digits) : MANY;
	}

	private void skipClass() {
		accept('^');
		accept(']'); // in the first place it stands for itself
		for (int depth = 1; depth > 0 && at < expression.length(); at++) {
			switch (expression.charAt(at)) {
				case '\\' -> at++;
				case '[' -> depth++;
				case ']' -> depth--;
				default -> {
					// one of the class
				}
			}
		}
	}

	private void skipBehind(char end) {
		while (at < expression.length() && !accept(end)) {
			at++;
		}
	}

	private boolean accept(char wanted) {
		if (isNext(wanted)) {
			at++;
			return true;
		}
		return false;
	}

	private boolean isNext(char wanted) {
		return at < expression.length() && expression.charAt(at) == wanted;
	}
}
