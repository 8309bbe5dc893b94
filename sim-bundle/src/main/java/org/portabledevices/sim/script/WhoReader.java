package org.portabledevices.sim.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.portabledevices.sim.time.Times;
import org.portabledevices.sim.trouble.Effect;
import org.portabledevices.sim.trouble.Rule.Calls;
import org.portabledevices.sim.trouble.Rule;
import org.portabledevices.sim.trouble.Troubles;

/** Reads which calls are meant: {@code 3..5 Download}, {@code every 3}, {@code 10s..20s *}, {@code Upload|Download 5%}. */
final class WhoReader {

	private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
	private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,9})?%");
	private static final String FORM = "before the colon stands which calls, their names, and by what chance, such as 2, 3..5, every 3, "
			+ "10s..20s or *, Download|Upload, and 5%";

	private final Names names;
	private Calls calls = Calls.ALL;
	private Set<String> keys = Set.of();
	private double percent = 100;

	WhoReader(Names names) {
		this.names = names;
	}

	WhoReader read(String text) throws Mistake {
		Words words = new Words(text);
		if (words.atEnd()) {
			throw new Mistake("no calls are named; %s", FORM);
		}
		if (words.take("every")) {
			long every = number(words.atEnd() ? words.peek() : words.take());
			calls = (number, offset) -> number % every == 0;
		} else if (isRange(words.peek())) {
			calls = ranges(words.take());
		} else {
			words.take("*");
		}
		if (!words.atEnd() && !words.peek().endsWith("%") && !words.take("*")) {
			keys = keys(words.take());
		}
		if (!words.atEnd() && PERCENT.matcher(words.peek()).matches()) {
			String word = words.take();
			percent = Double.parseDouble(word.substring(0, word.length() - 1));
		}
		words.end(FORM);
		if (percent > 100) {
			throw new Mistake("a chance is 0%% to 100%%, not %s", text);
		}
		return this;
	}

	boolean isReset() {
		return keys.equals(Set.of(Troubles.RESET));
	}

	Rule rule(int line, List<Effect> effects) {
		return new Rule(line, calls, keys, percent, effects);
	}

	private Set<String> keys(String list) throws Mistake {
		Set<String> read = new HashSet<>();
		for (String name : list.split("\\|", -1)) {
			read.add(names.key(name)
					.orElseThrow(() -> new Mistake("there is no method or operation \"%s\"; allowed are %s", name, names.allowed())));
		}
		if (read.size() > 1 && read.contains(Troubles.RESET)) {
			throw new Mistake("a reset is no call: it has lines of its own");
		}
		return read;
	}

	/** Hexadecimal numbers are names of operations. */
	private static boolean isRange(String word) {
		return Character.isDigit(word.charAt(0)) && !word.startsWith("0x") && !word.endsWith("%");
	}

	private static Calls ranges(String list) throws Mistake {
		List<Calls> ranges = new ArrayList<>();
		for (String range : list.split(",", -1)) {
			ranges.add(range(range));
		}
		return (number, offset) -> ranges.stream().anyMatch(range -> range.include(number, offset));
	}

	private static Calls range(String text) throws Mistake {
		int dots = text.indexOf("..");
		if (dots < 0) {
			long only = number(text);
			return (number, offset) -> number == only;
		}
		List<String> ends = Arrays.asList(text.substring(0, dots), text.substring(dots + 2));
		if (!NUMBER.matcher(ends.get(0)).matches()) {
			return times(text, ends);
		}
		long first = number(ends.get(0));
		long last = ends.get(1).isEmpty() ? Long.MAX_VALUE : number(ends.get(1));
		if (last < first) {
			throw new Mistake("the calls %s end before they begin", text);
		}
		return (number, offset) -> number >= first && number <= last;
	}

	private static Calls times(String text, List<String> ends) throws Mistake {
		Duration begin = Times.parse(ends.get(0)).orElseThrow(() -> Words.noTime("a range of times", text));
		Duration end = ends.get(1).isEmpty() ? null : Times.parse(ends.get(1)).orElseThrow(() -> Words.noTime("a range of times", text));
		if (end != null && end.compareTo(begin) <= 0) {
			throw new Mistake("the time %s ends before it begins", text);
		}
		return (number, offset) -> offset.compareTo(begin) >= 0 && (end == null || offset.compareTo(end) < 0);
	}

	private static long number(String text) throws Mistake {
		if (!NUMBER.matcher(text).matches() || Long.parseLong(text) == 0) {
			throw new Mistake("calls are counted from 1, and are not %s", Words.quoted(text));
		}
		return Long.parseLong(text);
	}
}
