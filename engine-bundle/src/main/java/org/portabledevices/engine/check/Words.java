package org.portabledevices.engine.check;

import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

import org.portabledevices.description.ParameterDescription;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;

/** Says in words what was given and what is allowed: short, on one line, and without a call of a client's object (contract 7.6). */
final class Words {

	private static final int LONGEST = 64;
	private static final int MOST_BYTES = 16;
	private static final int MOST_CHOICES = 16;

	private Words() {
	}

	/** Answers value and type. */
	static String of(Variant variant) {
		String type = variant.type().wpdName();
		String value = valueOf(variant);
		return value.isEmpty() ? type : value + " (" + type + ")";
	}

	/** Answers the value alone, empty if there is none. */
	static String valueOf(Variant variant) {
		Object value = variant.value();
		if (value == null) {
			return "";
		} else if (value instanceof String text) {
			return '"' + cut(text) + '"';
		} else if (value instanceof byte[] bytes) {
			return bytesOf(bytes);
		} else if (value instanceof Values values) {
			return "a set of %d values".formatted(values.size());
		} else if (value instanceof List<?> list) {
			return "a list of %d".formatted(list.size());
		} else if (value instanceof InputStream) {
			return "a stream";
		}
		return variant.toString();
	}

	/** Answers what a parameter takes. */
	static String allowed(ParameterDescription parameter, BoundedPattern pattern) {
		StringBuilder words = new StringBuilder("a ").append(parameter.type().wpdName());
		switch (parameter.form()) {
			case RANGE -> {
				parameter.rangeMin().ifPresent(least -> words.append(" from ").append(valueOf(least)));
				parameter.rangeMax().ifPresent(greatest -> words.append(" to ").append(valueOf(greatest)));
				parameter.rangeStep().filter(Limits::isStep).ifPresent(step -> words.append(" in steps of ").append(valueOf(step)));
			}
			case ENUMERATION -> words.append(" of ").append(choices(parameter.enumeration()));
			case REGULAR_EXPRESSION -> words.append(" that matches ").append(cut(pattern.toString()));
			case OBJECT_IDENTIFIER -> words.append(", the identifier of an object");
			default -> {
				// its type alone
			}
		}
		parameter.maxSize().ifPresent(size -> words.append(", at most ").append(size).append(" bytes"));
		return words.toString();
	}

	static String cut(String text) {
		String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
		return start.chars().mapToObj(c -> Character.isISOControl(c) ? "\\u%04x".formatted(c) : String.valueOf((char) c))
				.collect(Collectors.joining());
	}

	private static String choices(List<Variant> allowed) {
		String some = allowed.stream().limit(MOST_CHOICES).map(Words::valueOf).collect(Collectors.joining(", "));
		return allowed.size() <= MOST_CHOICES ? some : "%s and %d more".formatted(some, allowed.size() - MOST_CHOICES);
	}

	private static String bytesOf(byte[] bytes) {
		int shown = Math.min(bytes.length, MOST_BYTES);
		String start = HexFormat.of().formatHex(bytes, 0, shown);
		return "%d bytes%s%s".formatted(bytes.length, shown == 0 ? "" : " " + start, shown < bytes.length ? "…" : "");
	}
}
