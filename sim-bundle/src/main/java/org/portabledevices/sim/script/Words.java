package org.portabledevices.sim.script;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.time.Times;

/** The words of a part of a line, one after another. */
final class Words {

	private static final Pattern BYTES = Pattern.compile("(\\d{1,12})(KiB|MiB)?");
	private static final String NOTHING = "nothing";

	private final List<String> words;
	private int next;

	/** Cuts a text into words; what stands around a comma or a bar belongs together. */
	Words(String text) {
		String joined = text.strip().replaceAll("\\s*([,|])\\s*", "$1");
		words = joined.isEmpty() ? List.of() : List.of(joined.split("\\s+"));
	}

	boolean atEnd() {
		return next == words.size();
	}

	/** Answers the next word, and stays before it; for people at the end. */
	String peek() {
		return atEnd() ? NOTHING : words.get(next);
	}

	String take() {
		return words.get(next++);
	}

	/** Takes a word if it is the next. */
	boolean take(String word) {
		boolean is = !atEnd() && peek().equalsIgnoreCase(word);
		if (is) {
			next++;
		}
		return is;
	}

	void end(String allowed) throws Mistake {
		if (!atEnd()) {
			throw new Mistake("\"%s\" is not allowed there; %s", peek(), allowed);
		}
	}

	boolean isTime() {
		return !atEnd() && Times.parse(peek()).isPresent();
	}

	Duration time(String of) throws Mistake {
		Duration time = Times.parse(peek()).orElseThrow(() -> noTime(of, peek()));
		next++;
		return time;
	}

	static Mistake noTime(String of, String given) {
		return new Mistake("%s takes a time such as 250us, 10ms, 1.5s or 2min, not %s", of, quoted(given));
	}

	long bytes(String of) throws Mistake {
		OptionalLong bytes = bytes();
		if (bytes.isEmpty()) {
			throw new Mistake("%s takes a number of bytes such as 65536, 64KiB or 1MiB, not %s", of, quoted(peek()));
		}
		next++;
		return bytes.getAsLong();
	}

	private OptionalLong bytes() {
		Matcher matcher = BYTES.matcher(peek());
		if (!matcher.matches()) {
			return OptionalLong.empty();
		}
		int shift = matcher.group(2) == null ? 0 : matcher.group(2).equals("KiB") ? 10 : 20;
		return OptionalLong.of(Long.parseLong(matcher.group(1)) << shift);
	}

	/** Takes a response code, if the next word is one of those. */
	int code(int otherwise) throws Mistake {
		if (atEnd() || isTime() || peek().equalsIgnoreCase("at")) {
			return otherwise;
		}
		OptionalInt code = ResponseCode.parse(peek());
		if (code.isEmpty() || code.getAsInt() < ResponseCode.UNDEFINED || code.getAsInt() == ResponseCode.OK) {
			throw new Mistake("\"%s\" is no response code that says that something failed, such as Device_Busy or 0x2019", peek());
		}
		next++;
		return code.getAsInt();
	}

	static String quoted(String word) {
		return word.equals(NOTHING) ? word : '"' + word + '"';
	}
}
