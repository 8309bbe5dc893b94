package org.portabledevices.shell.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Writes JSON (RFC 8259) in one line. */
public final class Json {

	private Json() {
	}

	/**
	 * Writes a value.
	 *
	 * @param value {@code null}, a Boolean, a finite number, a text, or a map or list of such.
	 * @return the JSON text.
	 * @throws IllegalArgumentException if there is something else in it.
	 */
	public static String write(Object value) {
		StringBuilder text = new StringBuilder();
		append(text, value);
		return text.toString();
	}

	private static void append(StringBuilder text, Object value) {
		if (value == null || value instanceof Boolean) {
			text.append(value);
		} else if (value instanceof CharSequence words) {
			appendString(text, words);
		} else if (isFiniteNumber(value)) {
			text.append(value);
		} else if (value instanceof Map<?, ?> map) {
			appendObject(text, map);
		} else if (value instanceof List<?> list) {
			appendArray(text, list);
		} else {
			throw new IllegalArgumentException("JSON has no " + value.getClass().getName() + " such as " + value);
		}
	}

	private static boolean isFiniteNumber(Object value) {
		if (value instanceof Double || value instanceof Float) {
			return Double.isFinite(((Number) value).doubleValue());
		}
		return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte
				|| value instanceof BigInteger || value instanceof BigDecimal;
	}

	private static void appendObject(StringBuilder text, Map<?, ?> map) {
		text.append('{');
		String separator = "";
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			text.append(separator);
			appendString(text, (String) entry.getKey());
			text.append(':');
			append(text, entry.getValue());
			separator = ",";
		}
		text.append('}');
	}

	private static void appendArray(StringBuilder text, List<?> list) {
		text.append('[');
		String separator = "";
		for (Object element : list) {
			text.append(separator);
			append(text, element);
			separator = ",";
		}
		text.append(']');
	}

	private static void appendString(StringBuilder text, CharSequence words) {
		text.append('"');
		for (int i = 0; i < words.length(); i++) {
			char c = words.charAt(i);
			switch (c) {
				case '"' -> text.append("\\\"");
				case '\\' -> text.append("\\\\");
				case '\n' -> text.append("\\n");
				case '\r' -> text.append("\\r");
				case '\t' -> text.append("\\t");
				default -> {
					if (c < ' ' || c >= 0x7F) { // ASCII alone, so that no encoding of a terminal or a pipe can spoil it
						text.append("\\u%04x".formatted((int) c));
					} else {
						text.append(c);
					}
				}
			}
		}
		text.append('"');
	}
}
