package org.portabledevices.ptp.dataset;

import java.math.BigInteger;
import java.util.List;

/** Which values a property accepts. ISO 15740:2013 clause 13.3, MTP 1.1 clause 5.1.2. */
public sealed interface PropForm {
	/**
	 * Tells whether the form accepts a value.
	 *
	 * @param value a value of the property's data type.
	 * @return whether it is one of the accepted ones; {@code true} where the form does not say.
	 */
	default boolean accepts(PtpValue value) {
		return true;
	}

	/**
	 * Any value of the data type: form flag 0.
	 */
	record Any() implements PropForm {
	}

	/**
	 * The values minimum, minimum + step, … up to maximum: form flag 1.
	 *
	 * @param minimum the smallest value.
	 * @param maximum the largest value.
	 * @param step the distance between two values.
	 */
	record Range(PtpValue minimum, PtpValue maximum, PtpValue step) implements PropForm {
		@Override
		public boolean accepts(PtpValue value) {
			BigInteger above = value.asInteger().subtract(minimum.asInteger());
			return above.signum() >= 0 && value.asInteger().compareTo(maximum.asInteger()) <= 0
					&& (step.asInteger().signum() <= 0 || above.mod(step.asInteger()).signum() == 0);
		}
	}

	/**
	 * One of the listed values: form flag 2.
	 *
	 * @param values the values, at most 65,535.
	 */
	record Enumeration(List<PtpValue> values) implements PropForm {
		/**
		 * Copies the list.
		 *
		 * @param values as in the record.
		 */
		public Enumeration {
			values = List.copyOf(values);
			if (values.size() > 0xFFFF) {
				throw new IllegalArgumentException(values.size() + " values, at most 65535");
			}
		}

		@Override
		public boolean accepts(PtpValue value) {
			return values.contains(value);
		}
	}

	/**
	 * A form that is not known here; the rest of its dataset is not kept.
	 *
	 * @param flag the form flag, 3 to 255.
	 */
	record Other(int flag) implements PropForm {
	}
}
