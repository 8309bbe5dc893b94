package org.portabledevices.values;

import java.io.InputStream;
import java.math.BigInteger;
import java.util.List;

/** Decides whether a Java value fits a {@link VariantType}, and copies what could change. */
final class VariantChecks {

	private VariantChecks() {
	}

	static Object checked(VariantType type, Object value) {
		switch (type) {
			case EMPTY, NULL -> {
				if (value != null) {
					throw new IllegalArgumentException(type.wpdName() + " has no value, but was given " + value.getClass().getName());
				}
				return null;
			}
			case UNKNOWN -> {
				return checkedUnknown(value);
			}
			default -> {
				if (!type.javaType().isInstance(value)) {
					throw new IllegalArgumentException(
							"%s takes a %s, not %s".formatted(type.wpdName(), type.javaType().getSimpleName(), kind(value)));
				}
				if (type.isInteger() && type != VariantType.UI8) {
					narrowed(type, ((Number) value).longValue());
				}
				return value instanceof byte[] bytes ? bytes.clone() : value;
			}
		}
	}

	/** Answers the number in the Java type of the variant type. */
	static Object narrowed(VariantType type, long value) {
		return switch (type) {
			case I1 -> (byte) within(type, value, Byte.MIN_VALUE, Byte.MAX_VALUE);
			case UI1 -> (short) within(type, value, 0, 0xFF);
			case I2 -> (short) within(type, value, Short.MIN_VALUE, Short.MAX_VALUE);
			case UI2 -> (int) within(type, value, 0, 0xFFFF);
			case I4 -> (int) within(type, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
			case UI4 -> within(type, value, 0, 0xFFFF_FFFFL);
			case I8, UI8 -> value;
			default -> throw new IllegalArgumentException(type.wpdName() + " is not an integer type");
		};
	}

	static BigInteger unsigned(long bits) {
		BigInteger value = BigInteger.valueOf(bits);
		return bits < 0 ? value.add(BigInteger.ONE.shiftLeft(64)) : value;
	}

	private static long within(VariantType type, long value, long min, long max) {
		if (value < min || value > max) {
			throw new IllegalArgumentException("%s takes %d to %d, not %d".formatted(type.wpdName(), min, max, value));
		}
		return value;
	}

	private static Object checkedUnknown(Object value) {
		if (value instanceof Values || value instanceof InputStream) {
			return value;
		}
		if (value instanceof List<?> list) {
			List<?> copy = List.copyOf(list);
			if (allOf(copy, Values.class) || allOf(copy, Variant.class) || allOf(copy, PropertyKey.class)) {
				return copy;
			}
		}
		throw new IllegalArgumentException(
				"VT_UNKNOWN takes Values, an InputStream, or a List of Values, of Variant or of PropertyKey, not " + kind(value));
	}

	private static boolean allOf(List<?> list, Class<?> kind) {
		return list.stream().allMatch(kind::isInstance);
	}

	private static String kind(Object value) {
		return value == null ? "null" : value.getClass().getSimpleName();
	}
}
