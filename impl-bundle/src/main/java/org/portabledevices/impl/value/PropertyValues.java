package org.portabledevices.impl.value;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.DevicePropValueName;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DevicePropDesc;
import org.portabledevices.ptp.dataset.PropForm;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;
import org.portabledevices.wpd.PropertyKeys;

/** What the datasets of properties say, as values, and texts as values of properties. */
public final class PropertyValues {

	private PropertyValues() {
	}

	/** Answers the description of a property. */
	public static Values of(DevicePropDesc property) {
		Values.Builder values = Values.builder() //
				.set(PropertyKeys.PROPERTY_CODE, Variant.ui2(property.code()))
				.set(PropertyKeys.PROPERTY_NAME, Variant.string(DevicePropCode.name(property.code())))
				.set(PropertyKeys.PROPERTY_DATA_TYPE, Variant.ui2(property.dataType()))
				.set(PropertyKeys.PROPERTY_WRITABLE, Variant.bool(property.writable()))
				.set(PropertyKeys.PROPERTY_VALUE, variant(property.current()))
				.set(PropertyKeys.PROPERTY_DEFAULT, variant(property.factoryDefault()));
		form(values, property.form());
		if (isNamed(property)) {
			values.set(PropertyKeys.PROPERTY_VALUE_NAME,
					Variant.string(nameOf(property, property.current())));
		}
		return values.build();
	}

	/** Adds what a form allows. */
	static Values.Builder form(Values.Builder values, PropForm form) {
		if (form instanceof PropForm.Range range) {
			values.set(PropertyKeys.PROPERTY_MINIMUM, variant(range.minimum())).set(PropertyKeys.PROPERTY_MAXIMUM, variant(range.maximum()))
					.set(PropertyKeys.PROPERTY_STEP, variant(range.step()));
		} else if (form instanceof PropForm.Enumeration enumeration) {
			values.set(PropertyKeys.PROPERTY_ENUMERATION,
					Variant.list(enumeration.values().stream().map(PropertyValues::variant).toList()));
		}
		return values;
	}

	/** Answers a value: integers of up to 64 bits by their size, all others as text. */
	public static Variant variant(PtpValue value) {
		return switch (value.dataType()) {
			case DataTypeCode.INT8 -> Variant.integer(VariantType.I1, value.asLong());
			case DataTypeCode.UINT8 -> Variant.integer(VariantType.UI1, value.asLong());
			case DataTypeCode.INT16 -> Variant.integer(VariantType.I2, value.asLong());
			case DataTypeCode.UINT16 -> Variant.integer(VariantType.UI2, value.asLong());
			case DataTypeCode.INT32 -> Variant.integer(VariantType.I4, value.asLong());
			case DataTypeCode.UINT32 -> Variant.integer(VariantType.UI4, value.asLong());
			case DataTypeCode.INT64 -> Variant.integer(VariantType.I8, value.asLong());
			case DataTypeCode.UINT64 -> Variant.ui8(value.asInteger().longValue());
			default -> Variant.string(value.asString());
		};
	}

	/** Reads a text by the data type of a property. */
	public static PtpValue parse(DevicePropDesc property, String text) throws MethodFailure {
		try {
			if (isNamed(property)) {
				OptionalInt named = DevicePropValueName.parse(property.code(), text);
				if (named.isPresent()) {
					return PtpValue.of(property.dataType(), named.getAsInt());
				}
			}
			return parse(property.dataType(), text);
		} catch (IllegalArgumentException e) {
			throw notAllowed(property, text);
		}
	}

	/** Reads a text by a data type; throws IllegalArgumentException for one that is no such value. */
	static PtpValue parse(int type, String text) {
		if (type == DataTypeCode.STRING) {
			return PtpValue.of(text);
		}
		if (DataTypeCode.isArray(type)) {
			return PtpValue.array(type, integers(text));
		}
		return PtpValue.of(type, integer(text));
	}

	/** Says that a value will not do, and what would. */
	public static MethodFailure notAllowed(DevicePropDesc property, String text) {
		return Parameters.refused(ResponseCode.INVALID_DEVICE_PROP_VALUE, "%s takes %s, not \"%s\""
				.formatted(DevicePropCode.name(property.code()), allowed(property), text));
	}

	private static BigInteger integer(String text) {
		String digits = text.strip();
		boolean isNegative = digits.startsWith("-");
		String figures = isNegative ? digits.substring(1) : digits;
		if (!figures.startsWith("0x") && !figures.startsWith("0X")) {
			return new BigInteger(digits);
		}
		BigInteger value = new BigInteger(figures.substring(2), 16);
		return isNegative ? value.negate() : value;
	}

	private static List<BigInteger> integers(String text) {
		String inner = text.strip();
		if (inner.startsWith("[") && inner.endsWith("]")) {
			inner = inner.substring(1, inner.length() - 1);
		}
		return inner.isBlank() ? List.of() : Arrays.stream(inner.split(",")).map(PropertyValues::integer).toList();
	}

	/** Tells whether the standards name the values. They have 16 bits there; there are devices that have 8. */
	private static boolean isNamed(DevicePropDesc property) {
		return DevicePropValueName.isEnumerated(property.code())
				&& (property.dataType() == DataTypeCode.UINT8 || property.dataType() == DataTypeCode.UINT16);
	}

	private static String nameOf(DevicePropDesc property, PtpValue value) {
		return DevicePropValueName.name(property.code(), (int) value.asLong());
	}

	private static String allowed(DevicePropDesc property) {
		if (isNamed(property) && property.form() instanceof PropForm.Enumeration enumeration && enumeration.values().size() <= 32) {
			return "one of " + enumeration.values().stream()
					.map(value -> value.asString() + " " + nameOf(property, value)).toList();
		}
		return allowed(property.dataType(), property.form());
	}

	/** Says what a property takes. */
	static String allowed(int type, PropForm form) {
		if (form instanceof PropForm.Range range) {
			return "%s to %s in steps of %s".formatted(range.minimum().asString(), range.maximum().asString(), range.step().asString());
		}
		if (form instanceof PropForm.Enumeration enumeration && enumeration.values().size() <= 32) {
			return "one of " + enumeration.values().stream().map(PtpValue::asString).toList();
		}
		if (type == DataTypeCode.STRING) {
			return "a text of at most %d characters".formatted(PtpValue.MAXIMUM_STRING_LENGTH);
		}
		String name = DataTypeCode.name(type);
		return DataTypeCode.isArray(type) ? "integers such as [1, 2, 3] (%s)".formatted(name)
				: "an integer such as 12 or 0xC (%s)".formatted(name);
	}
}
