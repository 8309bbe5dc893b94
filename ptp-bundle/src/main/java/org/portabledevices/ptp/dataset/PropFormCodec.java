package org.portabledevices.ptp.dataset;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.portabledevices.ptp.PtpFormatException;

/** The wire form of forms: u8 FormFlag and its fields. */
final class PropFormCodec {
	private PropFormCodec() {
	}

	/** Reads a form that a property of a data type has; devices end the dataset before the flag when there is none. */
	static PropForm decode(DatasetReader reader, int type) throws PtpFormatException {
		return reader.remaining() == 0 ? new PropForm.Any() : decode(reader, type, true);
	}

	private static PropForm decode(DatasetReader reader, int type, boolean outer) throws PtpFormatException {
		int flag = reader.u8("FormFlag");
		return switch (flag) {
			case 0x00 -> new PropForm.Any();
			case 0x01 -> new PropForm.Range(reader.value("MinimumValue", type), reader.value("MaximumValue", type),
					reader.value("StepSize", type));
			case 0x02 -> enumeration(reader, type);
			case 0x03 -> new PropForm.DateTime();
			case 0x04 -> new PropForm.FixedLengthArray(fixedLength(reader));
			case 0x05 -> new PropForm.RegularExpression(reader.string("RegEx"));
			case 0x06 -> new PropForm.ByteArray(maximumLength(reader));
			case 0x81 -> {
				needOuter(reader, flag, outer);
				UUID namespace = reader.guid("PKeyNamespace");
				int id = reader.u32("PKeyID");
				yield new PropForm.ServiceProperty(namespace, id, reader.string("PropertyName"),
						decode(reader, type, false));
			}
			case 0x82 -> {
				needOuter(reader, flag, outer);
				UUID namespace = reader.guid("PKeyNamespace");
				int id = reader.u32("PKeyID");
				yield new PropForm.MethodParameter(namespace, id, reader.string("PropertyName"),
						reader.u8("ParameterType"), reader.u8("ParameterNumber"), decode(reader, type, false));
			}
			case 0x83 -> new PropForm.ObjectId();
			case 0xFF -> new PropForm.LongString(maximumLength(reader));
			default -> new PropForm.Other(flag, HexFormat.of().formatHex(reader.rest()));
		};
	}

	static void encode(DatasetWriter writer, PropForm form) {
		writer.u8(form.flag());
		if (form instanceof PropForm.Range range) {
			writer.value(range.minimum()).value(range.maximum()).value(range.step());
		} else if (form instanceof PropForm.Enumeration enumeration) {
			writer.u16(enumeration.values().size());
			enumeration.values().forEach(writer::value);
		} else if (form instanceof PropForm.FixedLengthArray array) {
			writer.u16(array.length());
		} else if (form instanceof PropForm.RegularExpression expression) {
			writer.string(expression.pattern());
		} else if (form instanceof PropForm.ByteArray bytes) {
			writer.u32((int) bytes.maximumLength());
		} else if (form instanceof PropForm.LongString string) {
			writer.u32((int) string.maximumLength());
		} else if (form instanceof PropForm.ServiceProperty property) {
			writer.guid(property.namespace()).u32(property.id()).string(property.name());
			encode(writer, property.form());
		} else if (form instanceof PropForm.MethodParameter parameter) {
			writer.guid(parameter.namespace()).u32(parameter.id()).string(parameter.name()).u8(parameter.usage())
					.u8(parameter.order());
			encode(writer, parameter.form());
		} else if (form instanceof PropForm.Other other) {
			writer.bytes(HexFormat.of().parseHex(other.fields()));
		}
	}

	/** Makes sure that every value in a form has the type of the property. */
	static void checkType(PropForm form, int type) {
		List<PtpValue> values = new ArrayList<>();
		if (form instanceof PropForm.Range range) {
			values.addAll(List.of(range.minimum(), range.maximum(), range.step()));
		} else if (form instanceof PropForm.Enumeration enumeration) {
			values.addAll(enumeration.values());
		} else if (form instanceof PropForm.ServiceProperty property) {
			checkType(property.form(), type);
		} else if (form instanceof PropForm.MethodParameter parameter) {
			checkType(parameter.form(), type);
		}
		values.forEach(value -> value.requireType(type));
	}

	static boolean isKnown(int flag) {
		return flag <= 6 || flag >= 0x81 && flag <= 0x83 || flag == 0xFF;
	}

	/** Forms nest once: a chain of them could be as deep as the dataset is long. */
	static void checkPlain(PropForm form) {
		if (form instanceof PropForm.ServiceProperty || form instanceof PropForm.MethodParameter) {
			throw new IllegalArgumentException("a form in a form in a form");
		}
	}

	static void checkU32(long value) {
		if (value < 0 || value > 0xFFFF_FFFFL) {
			throw new IllegalArgumentException(value + " does not fit 32 bits");
		}
	}

	private static void needOuter(DatasetReader reader, int flag, boolean outer) throws PtpFormatException {
		if (!outer) {
			throw reader.malformed("FormFlag", "0x%02X inside another form".formatted(flag));
		}
	}

	private static PropForm.Enumeration enumeration(DatasetReader reader, int type) throws PtpFormatException {
		int count = reader.u16("NumberOfValues");
		if (count > reader.remaining()) { // the smallest value takes one byte
			throw reader.malformed("NumberOfValues", count + " values in " + reader.remaining() + " bytes");
		}
		List<PtpValue> values = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			values.add(reader.value("SupportedValue", type));
		}
		return new PropForm.Enumeration(values);
	}

	private static int fixedLength(DatasetReader reader) throws PtpFormatException {
		if (reader.remaining() != 4) {
			return reader.u16("Length");
		}
		long length = Integer.toUnsignedLong(reader.u32("Length"));
		if (length > 0xFFFF) {
			throw reader.malformed("Length", "%,d items, at most 65,535".formatted(length));
		}
		return (int) length;
	}

	private static long maximumLength(DatasetReader reader) throws PtpFormatException {
		return reader.remaining() == 2 ? reader.u16("MaxLength") : Integer.toUnsignedLong(reader.u32("MaxLength"));
	}
}
