package org.portabledevices.ptp.dataset;

import java.util.ArrayList;
import java.util.List;

import org.portabledevices.ptp.PtpFormatException;

/**
 * Describes a device property. ISO 15740:2013 clause 13.3: DevicePropDesc dataset.
 *
 * @param code the property's code, u16.
 * @param writable whether it can be set, u8.
 * @param factoryDefault the value after a reset; its data type is the property's.
 * @param current the value now, of the same data type.
 * @param form which values it accepts.
 */
public record DevicePropDesc(int code, boolean writable, PtpValue factoryDefault, PtpValue current, PropForm form) {
	private static final String DATASET = "DevicePropDesc";

	/**
	 * Checks that all values have one data type.
	 *
	 * @param code as in the record.
	 * @param writable as in the record.
	 * @param factoryDefault as in the record.
	 * @param current as in the record.
	 * @param form as in the record.
	 */
	public DevicePropDesc {
		List<PtpValue> values = new ArrayList<>(List.of(factoryDefault, current));
		if (form instanceof PropForm.Range range) {
			values.addAll(List.of(range.minimum(), range.maximum(), range.step()));
		} else if (form instanceof PropForm.Enumeration enumeration) {
			values.addAll(enumeration.values());
		}
		for (PtpValue value : values) {
			if (value.dataType() != factoryDefault.dataType()) {
				throw new IllegalArgumentException(value + " is not of the type of " + factoryDefault);
			}
		}
	}

	/**
	 * Answers the data type.
	 *
	 * @return its code, see {@link org.portabledevices.ptp.code.DataTypeCode}.
	 */
	public int dataType() {
		return factoryDefault.dataType();
	}

	/**
	 * Answers the same description with another current value.
	 *
	 * @param value the value, of the same data type.
	 * @return the description.
	 */
	public DevicePropDesc withCurrent(PtpValue value) {
		return new DevicePropDesc(code, writable, factoryDefault, value, form);
	}

	/**
	 * Reads a description from its wire form.
	 *
	 * @param bytes the bytes.
	 * @return the description.
	 * @throws PtpFormatException if the bytes are malformed, or the data type is unknown.
	 */
	public static DevicePropDesc decode(byte[] bytes) throws PtpFormatException {
		DatasetReader reader = new DatasetReader(DATASET, bytes);
		int code = reader.u16("DevicePropertyCode");
		int type = reader.u16("DataType");
		boolean writable = reader.u8("GetSet") != 0;
		PtpValue factoryDefault = reader.value("FactoryDefaultValue", type);
		PtpValue current = reader.value("CurrentValue", type);
		// Some devices end the dataset here when the form is "any".
		int flag = reader.remaining() == 0 ? 0 : reader.u8("FormFlag");
		return new DevicePropDesc(code, writable, factoryDefault, current, switch (flag) {
			case 0 -> new PropForm.Any();
			case 1 -> new PropForm.Range(reader.value("MinimumValue", type), reader.value("MaximumValue", type),
					reader.value("StepSize", type));
			case 2 -> enumeration(reader, type);
			default -> new PropForm.Other(flag);
		});
	}

	private static PropForm.Enumeration enumeration(DatasetReader reader, int type) throws PtpFormatException {
		int count = reader.u16("NumberOfValues");
		if (count > reader.remaining()) { // the smallest value takes one byte
			throw new PtpFormatException(DATASET, "NumberOfValues", count + " values in " + reader.remaining() + " bytes");
		}
		List<PtpValue> values = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			values.add(reader.value("SupportedValue", type));
		}
		return new PropForm.Enumeration(values);
	}

	/**
	 * Answers the wire form.
	 *
	 * @return the bytes.
	 */
	public byte[] encode() {
		DatasetWriter writer = new DatasetWriter().u16(code).u16(dataType()).u8(writable ? 1 : 0).value(factoryDefault)
				.value(current);
		if (form instanceof PropForm.Range range) {
			writer.u8(1).value(range.minimum()).value(range.maximum()).value(range.step());
		} else if (form instanceof PropForm.Enumeration enumeration) {
			writer.u8(2).u16(enumeration.values().size());
			enumeration.values().forEach(writer::value);
		} else {
			writer.u8(form instanceof PropForm.Other other ? other.flag() : 0);
		}
		return writer.toByteArray();
	}
}
