package org.portabledevices.shell.arguments;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.portabledevices.description.ParameterDescription;
import org.portabledevices.service.Status;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

/**
 * Reads a value by the type that the parameter's description has. Only what the type cannot hold is refused here: ranges, patterns and the like are the engine's
 * to check (contract 1.2), and its words name them.
 */
public final class ValueText {

	private static final Pattern GUID = Pattern.compile("\\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\\}?");

	private ValueText() {
	}

	/**
	 * Reads a value.
	 *
	 * @param parameter the parameter that it is for.
	 * @param text what was typed.
	 * @return the value, of the parameter's type.
	 * @throws CommandException if it is no such value; the message names the parameter, what was given and what is allowed.
	 */
	public static Variant parse(ParameterDescription parameter, String text) {
		try {
			return parse(parameter.type(), text);
		} catch (IllegalArgumentException | DateTimeException e) {
			boolean outside = e instanceof OutsideException;
			throw new CommandException(outside ? Status.E_INVALIDARG : Status.DISP_E_TYPEMISMATCH, "parameter %s: \"%s\" is %s; it takes %s"
					.formatted(parameter.name(), text, outside ? "outside its range" : "not of its type", ValueRanges.words(parameter)));
		}
	}

	/**
	 * Reads a GUID.
	 *
	 * @param text a GUID with or without braces, in any case.
	 * @return the GUID.
	 * @throws IllegalArgumentException if it is none.
	 */
	public static UUID guid(String text) {
		var matcher = GUID.matcher(text);
		if (!matcher.matches() || text.startsWith("{") != text.endsWith("}")) {
			throw new IllegalArgumentException("no GUID");
		}
		return UUID.fromString(matcher.group(1));
	}

	private static Variant parse(VariantType type, String text) {
		if (type.isInteger()) {
			return Variant.integer(type, within(type, integer(text)).longValue());
		}
		return switch (type) {
			case EMPTY, NULL -> nothing(type, text);
			case R4 -> new Variant(type, Float.valueOf(text));
			case R8 -> new Variant(type, Double.valueOf(text));
			case DATE, FILETIME -> new Variant(type, instant(text));
			case ERROR -> new Variant(type, within(VariantType.UI4, integer(text)).intValue());
			case BOOL -> Variant.bool(bool(text));
			case LPWSTR -> Variant.string(text);
			case CLSID -> Variant.guid(guid(text));
			case BYTES -> Variant.bytes(HexFormat.of().parseHex(text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text));
			case UNKNOWN -> Variant.list(texts(text));
			default -> throw new IllegalArgumentException("no text");
		};
	}

	/** Of what can be nested, a list of texts has a form that people can type. */
	private static List<Variant> texts(String text) {
		if (!text.startsWith("[") || !text.endsWith("]")) {
			throw new IllegalArgumentException("no list");
		}
		String inside = text.substring(1, text.length() - 1).strip();
		return inside.isEmpty() ? List.of() : Stream.of(inside.split(",", -1)).map(String::strip).map(Variant::string).toList();
	}

	private static BigInteger integer(String text) {
		boolean negative = text.startsWith("-");
		String digits = negative || text.startsWith("+") ? text.substring(1) : text;
		boolean hexadecimal = digits.toLowerCase(Locale.ROOT).startsWith("0x");
		String figures = hexadecimal ? digits.substring(2) : digits;
		if (figures.isEmpty() || figures.length() > 64 || Character.digit(figures.charAt(0), 16) < 0) {
			throw new IllegalArgumentException("no integer");
		}
		BigInteger value = new BigInteger(figures, hexadecimal ? 16 : 10);
		return negative ? value.negate() : value;
	}

	private static BigInteger within(VariantType type, BigInteger value) {
		if (value.compareTo(ValueRanges.min(type)) < 0 || value.compareTo(ValueRanges.max(type)) > 0) {
			throw new OutsideException();
		}
		return value;
	}

	private static boolean bool(String text) {
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "true" -> true;
			case "false" -> false;
			default -> throw new IllegalArgumentException("no Boolean");
		};
	}

	private static Instant instant(String text) {
		return OffsetDateTime.parse(text).toInstant();
	}

	private static Variant nothing(VariantType type, String text) {
		if (!text.isEmpty()) {
			throw new IllegalArgumentException("has no value");
		}
		return new Variant(type, null);
	}

	private static final class OutsideException extends IllegalArgumentException {
		private static final long serialVersionUID = 1L;
	}
}
