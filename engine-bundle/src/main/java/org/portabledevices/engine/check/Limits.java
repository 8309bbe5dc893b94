package org.portabledevices.engine.check;

import java.util.List;

import org.portabledevices.description.ParameterDescription;
import org.portabledevices.description.ParameterForm;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

/** Range, step, enumeration, pattern and size of one parameter, for values that have its type. */
final class Limits {

	private final ParameterDescription parameter;
	private final BoundedPattern pattern;

	Limits(ParameterDescription parameter) {
		this.parameter = parameter;
		pattern = parameter.regularExpression().filter(expression -> parameter.form() == ParameterForm.REGULAR_EXPRESSION)
				.map(BoundedPattern::new).orElse(null);
	}

	/** Answers in words what a value violates, null if nothing. */
	String problem(Variant value) {
		ParameterForm form = parameter.form();
		if (form == ParameterForm.RANGE && !isInRange(value)) {
			return "which is out of range";
		}
		if (form == ParameterForm.RANGE && parameter.rangeStep().isPresent() && !isOnStep(value)) {
			return "which lies between two steps";
		}
		if (form == ParameterForm.ENUMERATION && parameter.enumeration().stream().noneMatch(allowed -> isSame(allowed, value))) {
			return "which is not one of the allowed values";
		}
		if (pattern != null && !pattern.accepts(value.asString())) {
			return "which does not match";
		}
		if (parameter.maxSize().isPresent() && size(value) > parameter.maxSize().getAsLong()) {
			return "which has %d bytes".formatted(size(value));
		}
		return null;
	}

	String allowed() {
		return Words.allowed(parameter, pattern);
	}

	/** Tells whether a step means something: one of zero or less is none. */
	static boolean isStep(Variant step) {
		return step.type() == VariantType.UI8 ? step.asLong() != 0 : step.asDouble() > 0;
	}

	/** A number that is none (NaN) is in no range. */
	private boolean isInRange(Variant value) {
		return parameter.rangeMin().map(least -> isAtMost(least, value)).orElse(true)
				&& parameter.rangeMax().map(greatest -> isAtMost(value, greatest)).orElse(true);
	}

	private static boolean isAtMost(Variant low, Variant high) {
		return switch (low.type()) {
			case R4, R8 -> low.asDouble() <= high.asDouble();
			case UI8 -> Long.compareUnsigned(low.asLong(), high.asLong()) <= 0;
			default -> low.asLong() <= high.asLong();
		};
	}

	private boolean isOnStep(Variant value) {
		Variant step = parameter.rangeStep().get();
		if (!isStep(step)) {
			return true;
		}
		Variant least = parameter.rangeMin().orElseThrow();
		if (value.type().isInteger()) {
			// the value is not below the least, so the distance is right as an unsigned number, also where it overflows a signed one
			return Long.remainderUnsigned(value.asLong() - least.asLong(), step.asLong()) == 0;
		}
		return isNearStep(value, least.asDouble(), step.asDouble());
	}

	/** 0.3 is three steps of 0.1, although no binary number is: a few units in the last place of the larger numbers are allowed. */
	private static boolean isNearStep(Variant value, double least, double step) {
		double given = value.asDouble();
		double nearest = least + Math.rint((given - least) / step) * step;
		double largest = Math.max(Math.abs(given), Math.max(Math.abs(least), step));
		double tolerance = 4 * (value.type() == VariantType.R4 ? Math.ulp((float) largest) : Math.ulp(largest));
		return Math.abs(given - nearest) <= tolerance;
	}

	/** The allowed value compares, so that no {@code equals} of a client's object is called (contract 7.6). */
	private static boolean isSame(Variant allowed, Variant value) {
		if (allowed.type() == VariantType.R4 || allowed.type() == VariantType.R8) {
			return allowed.asDouble() == value.asDouble() || allowed.equals(value);
		}
		return allowed.equals(value);
	}

	private static long size(Variant value) {
		Object content = value.value();
		if (content instanceof String text) {
			return 2L * text.length();
		} else if (content instanceof byte[] bytes) {
			return bytes.length;
		} else if (content instanceof List<?> list) {
			return list.size();
		}
		return 0;
	}
}
