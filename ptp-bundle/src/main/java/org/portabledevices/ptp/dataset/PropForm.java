package org.portabledevices.ptp.dataset;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.code.DataTypeCode;

/**
 * Which values a property accepts: the FormFlag, u8, and the fields that follow it at the end of a property's description.
 * Flags 0, 1 and 2: ISO 15740:2013 clause 13.3 and MTP 1.1 clause 5.1.2, for device properties; 3 to 6 and 0xFF: MTP 1.1,
 * ObjectPropDesc dataset, for object properties; 0x81 to 0x83: MTP Device Services. All are read wherever one may stand.
 */
public sealed interface PropForm {
	/**
	 * Answers the form flag.
	 *
	 * @return its value on the wire, 0 to 255.
	 */
	int flag();

	/**
	 * Reads a form that is part of another dataset. Where the dataset ends there is none, as some devices leave it away; an
	 * unknown form takes all that is left.
	 *
	 * @param reader stands at the form flag.
	 * @param dataType the code of the property's data type.
	 * @return the form.
	 * @throws PtpFormatException if the bytes are malformed, or the form has values of a data type that is unknown.
	 */
	static PropForm read(DatasetReader reader, int dataType) throws PtpFormatException {
		return PropFormCodec.decode(reader, dataType);
	}

	/**
	 * Writes the form as part of another dataset.
	 *
	 * @param writer takes it.
	 */
	default void write(DatasetWriter writer) {
		PropFormCodec.encode(writer, this);
	}

	/**
	 * Tells whether the form accepts a value. A form that says nothing about values of their type accepts them all.
	 *
	 * @param value a value of the property's data type.
	 * @return whether it is one of the accepted ones; {@code true} where the form does not say.
	 */
	default boolean accepts(PtpValue value) {
		return true;
	}

	/**
	 * Any value of the data type: form flag 0, no fields.
	 */
	record Any() implements PropForm {
		@Override
		public int flag() {
			return 0;
		}
	}

	/**
	 * The values minimum, minimum + step, … up to maximum: form flag 1.
	 *
	 * @param minimum the smallest value, of the property's data type.
	 * @param maximum the largest value, of the property's data type.
	 * @param step the distance between two values, of the property's data type; 0 for none.
	 */
	record Range(PtpValue minimum, PtpValue maximum, PtpValue step) implements PropForm {
		@Override
		public int flag() {
			return 1;
		}

		@Override
		public boolean accepts(PtpValue value) {
			if (!DataTypeCode.isInteger(value.dataType()) || !DataTypeCode.isInteger(minimum.dataType())) {
				return true; // there are devices that give strings a range, which means nothing
			}
			BigInteger above = value.asInteger().subtract(minimum.asInteger());
			return above.signum() >= 0 && value.asInteger().compareTo(maximum.asInteger()) <= 0
					&& (step.asInteger().signum() <= 0 || above.mod(step.asInteger()).signum() == 0);
		}
	}

	/**
	 * One of the listed values: form flag 2; u16 count, values.
	 *
	 * @param values the values, at most 65,535, of the property's data type.
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
		public int flag() {
			return 2;
		}

		@Override
		public boolean accepts(PtpValue value) {
			return values.contains(value);
		}
	}

	/**
	 * A string that is a date, or empty for none: form flag 3, no fields.
	 */
	record DateTime() implements PropForm {
		@Override
		public int flag() {
			return 3;
		}

		@Override
		public boolean accepts(PtpValue value) {
			return value.dataType() != DataTypeCode.STRING || value.asString().isEmpty()
					|| PtpDate.parse(value.asString(), ZoneOffset.UTC).isPresent();
		}
	}

	/**
	 * An array of a fixed length: form flag 4; u16. Some implementations write u32, which is read where it is the last
	 * field of its dataset.
	 *
	 * @param length the number of items, 0 to 65,535.
	 */
	record FixedLengthArray(int length) implements PropForm {
		/**
		 * Checks the length.
		 *
		 * @param length as in the record.
		 */
		public FixedLengthArray {
			if (length < 0 || length > 0xFFFF) {
				throw new IllegalArgumentException("length " + length + ", 0 to 65535 allowed");
			}
		}

		@Override
		public int flag() {
			return 4;
		}

		@Override
		public boolean accepts(PtpValue value) {
			return !DataTypeCode.isArray(value.dataType()) || value.asList().size() == length;
		}
	}

	/**
	 * A string that matches a regular expression: form flag 5; string. It is not evaluated here: a device could send one
	 * that takes for ever.
	 *
	 * @param pattern the expression as the device wrote it.
	 */
	record RegularExpression(String pattern) implements PropForm {
		/**
		 * Checks the length.
		 *
		 * @param pattern as in the record, at most 254 UTF-16 units.
		 */
		public RegularExpression {
			PtpValue.of(pattern);
		}

		@Override
		public int flag() {
			return 5;
		}
	}

	/**
	 * An array of bytes up to a length: form flag 6; u32. Some implementations write u16, which is read where it is the
	 * last field of its dataset.
	 *
	 * @param maximumLength the largest number of bytes, an unsigned 32-bit integer.
	 */
	record ByteArray(long maximumLength) implements PropForm {
		/**
		 * Checks the length.
		 *
		 * @param maximumLength as in the record.
		 */
		public ByteArray {
			PropFormCodec.checkU32(maximumLength);
		}

		@Override
		public int flag() {
			return 6;
		}

		@Override
		public boolean accepts(PtpValue value) {
			return !DataTypeCode.isArray(value.dataType()) || value.asList().size() <= maximumLength;
		}
	}

	/**
	 * A string of more than 254 units, as an array of u16: form flag 0xFF; u32. Some implementations write u16, which is
	 * read where it is the last field of its dataset.
	 *
	 * @param maximumLength the largest number of UTF-16 units, an unsigned 32-bit integer.
	 */
	record LongString(long maximumLength) implements PropForm {
		/**
		 * Checks the length.
		 *
		 * @param maximumLength as in the record.
		 */
		public LongString {
			PropFormCodec.checkU32(maximumLength);
		}

		@Override
		public int flag() {
			return 0xFF;
		}

		@Override
		public boolean accepts(PtpValue value) {
			return !DataTypeCode.isArray(value.dataType()) || value.asList().size() <= maximumLength;
		}
	}

	/**
	 * A property of objects of a device service: form flag 0x81. MTP Device Services; the fields are as a public
	 * implementation writes them, not confirmed in the specification's text.
	 *
	 * @param namespace the category of the property's key, u128.
	 * @param id the number of the property's key in its category, u32.
	 * @param name the property's name, string.
	 * @param form which values it accepts: u8 form flag, and its fields.
	 */
	record ServiceProperty(UUID namespace, int id, String name, PropForm form) implements PropForm {
		/**
		 * Checks that the form is a plain one.
		 *
		 * @param namespace as in the record.
		 * @param id as in the record.
		 * @param name as in the record, at most 254 UTF-16 units.
		 * @param form as in the record, none of 0x81 and 0x82.
		 */
		public ServiceProperty {
			requireNonNull(namespace, "namespace");
			PtpValue.of(name);
			PropFormCodec.checkPlain(form);
		}

		@Override
		public int flag() {
			return 0x81;
		}

		@Override
		public boolean accepts(PtpValue value) {
			return form.accepts(value);
		}
	}

	/**
	 * A parameter of a method of a device service: form flag 0x82. MTP Device Services; the fields are as a public
	 * implementation writes them, not confirmed in the specification's text.
	 *
	 * @param namespace the category of the parameter's key, u128.
	 * @param id the number of the parameter's key in its category, u32.
	 * @param name the parameter's name, string.
	 * @param usage u8: 0 reserved, which WPD calls return, 1 in, 2 out, 3 in and out.
	 * @param order the parameter's place among the method's, u8.
	 * @param form which values it accepts: u8 form flag, and its fields.
	 */
	record MethodParameter(UUID namespace, int id, String name, int usage, int order, PropForm form)
			implements
			PropForm {
		/**
		 * Checks that the form is a plain one.
		 *
		 * @param namespace as in the record.
		 * @param id as in the record.
		 * @param name as in the record, at most 254 UTF-16 units.
		 * @param usage as in the record, 0 to 255.
		 * @param order as in the record, 0 to 255.
		 * @param form as in the record, none of 0x81 and 0x82.
		 */
		public MethodParameter {
			requireNonNull(namespace, "namespace");
			PtpValue.of(name);
			if (usage < 0 || usage > 0xFF || order < 0 || order > 0xFF) {
				throw new IllegalArgumentException("usage %d, order %d, 0 to 255 allowed".formatted(usage, order));
			}
			PropFormCodec.checkPlain(form);
		}

		@Override
		public int flag() {
			return 0x82;
		}

		@Override
		public boolean accepts(PtpValue value) {
			return form.accepts(value);
		}
	}

	/**
	 * The identifier of an object: form flag 0x83, no fields. MTP Device Services.
	 */
	record ObjectId() implements PropForm {
		@Override
		public int flag() {
			return 0x83;
		}
	}

	/**
	 * A form that is not known here. Its fields are kept as they came; since their length is not known either, they are all
	 * that is left of the dataset.
	 *
	 * @param flag the form flag, 0 to 255, none of the above.
	 * @param fields what follows the flag, in hexadecimal notation without spaces; may be empty.
	 */
	record Other(int flag, String fields) implements PropForm {
		/**
		 * Checks the fields.
		 *
		 * @param flag as in the record.
		 * @param fields as in the record.
		 */
		public Other {
			if (flag < 0 || flag > 0xFF || PropFormCodec.isKnown(flag)) {
				throw new IllegalArgumentException("form flag 0x%02X is not an unknown one".formatted(flag));
			}
			fields = HexFormat.of().formatHex(HexFormat.of().parseHex(fields));
		}

		/**
		 * Makes an unknown form without fields.
		 *
		 * @param flag the form flag.
		 */
		public Other(int flag) {
			this(flag, "");
		}
	}
}
