package org.portabledevices.ptp.dataset;

import org.portabledevices.ptp.PtpFormatException;

/**
 * Describes a property that objects of a format have. MTP 1.1 clause 5.3.2: ObjectPropDesc dataset. The fields on the wire:
 * ObjectPropCode u16, DataType u16, GetSet u8, DefaultValue, GroupCode u32, FormFlag u8 and the form's fields.
 *
 * @param code the property's code, u16, see {@link org.portabledevices.ptp.code.ObjectPropCode}.
 * @param writable whether it can be set, u8.
 * @param factoryDefault the value that it has when nobody sets it; its data type is the property's.
 * @param groupCode the group of properties that it is read with, u32; groups with small numbers are fast to read, 0 is none.
 * @param form which values it accepts.
 */
public record ObjectPropDesc(int code, boolean writable, PtpValue factoryDefault, int groupCode, PropForm form) {
	/** The bytes of the smallest description: an 8-bit integer, and no form. */
	static final int MINIMUM_LENGTH = 10;

	/**
	 * Checks that all values have one data type.
	 *
	 * @param code as in the record.
	 * @param writable as in the record.
	 * @param factoryDefault as in the record.
	 * @param groupCode as in the record.
	 * @param form as in the record.
	 */
	public ObjectPropDesc {
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
	 * Reads a description from its wire form.
	 *
	 * @param bytes the bytes.
	 * @return the description.
	 * @throws PtpFormatException if the bytes are malformed, or the data type is unknown.
	 */
	public static ObjectPropDesc decode(byte[] bytes) throws PtpFormatException {
		return read(new DatasetReader("ObjectPropDesc", bytes));
	}

	/**
	 * Reads a description that is part of another dataset. An unknown form takes all that is left of it.
	 *
	 * @param reader stands at the description.
	 * @return the description.
	 * @throws PtpFormatException if the bytes are malformed, or the data type is unknown.
	 */
	public static ObjectPropDesc read(DatasetReader reader) throws PtpFormatException {
		int code = reader.u16("ObjectPropCode");
		int type = reader.u16("DataType");
		boolean writable = reader.u8("GetSet") != 0;
		return new ObjectPropDesc(code, writable, reader.value("DefaultValue", type), reader.u32("GroupCode"),
				PropFormCodec.decode(reader, type));
	}

	/**
	 * Answers the wire form.
	 *
	 * @return the bytes.
	 */
	public byte[] encode() {
		DatasetWriter writer = new DatasetWriter();
		write(writer);
		return writer.toByteArray();
	}

	/**
	 * Writes the description as part of another dataset.
	 *
	 * @param writer takes it.
	 */
	public void write(DatasetWriter writer) {
		writer.u16(code).u16(dataType()).u8(writable ? 1 : 0).value(factoryDefault).u32(groupCode);
		PropFormCodec.encode(writer, form);
	}
}
