package org.portabledevices.shell.arguments;

import java.math.BigInteger;
import java.util.stream.Collectors;

import org.portabledevices.description.ParameterDescription;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

/** Says what a parameter takes: its type, and what its description allows. */
public final class ValueRanges {

	private ValueRanges() {
	}

	/**
	 * Says what a parameter takes.
	 *
	 * @param parameter the parameter.
	 * @return words such as {@code VT_UI4, 0 to 4294967295}.
	 */
	public static String words(ParameterDescription parameter) {
		String limits = limits(parameter);
		return limits.isEmpty() ? parameter.type().wpdName() : parameter.type().wpdName() + ", " + limits;
	}

	/**
	 * Says what a parameter takes, without its type.
	 *
	 * @param parameter the parameter.
	 * @return words such as {@code 0 to 4294967295}, possibly empty.
	 */
	public static String limits(ParameterDescription parameter) {
		String words = switch (parameter.form()) {
			case RANGE -> range(parameter);
			case ENUMERATION -> parameter.enumeration().stream().map(Variant::toString).collect(Collectors.joining(", ", "one of ", ""));
			case REGULAR_EXPRESSION -> parameter.regularExpression().map(pattern -> "matching " + pattern).orElse("");
			case OBJECT_IDENTIFIER -> "the identifier of an object";
			case UNSPECIFIED -> ofType(parameter.type());
		};
		if (parameter.maxSize().isPresent()) {
			String size = "at most " + parameter.maxSize().getAsLong() + " bytes";
			return words.isEmpty() ? size : words + ", " + size;
		}
		return words;
	}

	private static String range(ParameterDescription parameter) {
		String words = parameter.rangeMin().map(Variant::toString).orElse("?") + " to "
				+ parameter.rangeMax().map(Variant::toString).orElse("?");
		return words + parameter.rangeStep().filter(step -> step.asDouble() != 0).map(step -> ", in steps of " + step).orElse("");
	}

	private static String ofType(VariantType type) {
		if (type.isInteger()) {
			return min(type) + " to " + max(type);
		}
		return switch (type) {
			case BOOL -> "true or false";
			case R4, R8 -> "a number such as 1.5";
			case DATE, FILETIME -> "a time such as 2026-01-31T12:00:00Z";
			case CLSID -> "a GUID such as dd04d5fc-9d6e-4f76-9dcf-eca6339b7389";
			case BYTES -> "bytes in hexadecimal such as 00ff7f";
			case ERROR -> "a status such as 0x80070057";
			case LPWSTR -> "text";
			case EMPTY, NULL -> "nothing";
			default -> "a list of texts such as [o3, o4]; other nested values cannot be written";
		};
	}

	static BigInteger min(VariantType type) {
		return switch (type) {
			case I1, I2, I4, I8 -> BigInteger.ONE.shiftLeft(bits(type) - 1).negate();
			default -> BigInteger.ZERO;
		};
	}

	static BigInteger max(VariantType type) {
		return switch (type) {
			case I1, I2, I4, I8 -> BigInteger.ONE.shiftLeft(bits(type) - 1).subtract(BigInteger.ONE);
			default -> BigInteger.ONE.shiftLeft(bits(type)).subtract(BigInteger.ONE);
		};
	}

	private static int bits(VariantType type) {
		return switch (type) {
			case I1, UI1 -> 8;
			case I2, UI2 -> 16;
			case I4, UI4 -> 32;
			default -> 64;
		};
	}
}
