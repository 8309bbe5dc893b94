package org.portabledevices.ptp.dataset;

import org.portabledevices.ptp.PtpFormatException;

/**
 * Describes a device property. ISO 15740:2013 clause 13.3: DevicePropDesc dataset. The fields on the wire:
 * DevicePropertyCode u16, DataType u16, GetSet u8, FactoryDefaultValue, CurrentValue, FormFlag u8 and the form's fields.
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
		current.requireType(factoryDefault.dataType());
		PropFormCodec.checkType(form, factoryDefault.dataType());
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
		return new DevicePropDesc(code, writable, factoryDefault, current, PropFormCodec.decode(reader, type));
	}

	/**
	 * Answers the wire form.
	 *
	 * @return the bytes.
	 */
	public byte[] encode() {
		DatasetWriter writer = new DatasetWriter().u16(code).u16(dataType()).u8(writable ? 1 : 0).value(factoryDefault)
				.value(current);
		PropFormCodec.encode(writer, form);
		return writer.toByteArray();
	}
}
