package org.portabledevices.ptp.deviceservice;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.dataset.DatasetReader;
import org.portabledevices.ptp.dataset.DatasetWriter;
import org.portabledevices.ptp.dataset.PropForm;

/**
 * Describes a property of a service. MTP Device Services: an item of the dataset of GetServicePropDesc. On the wire:
 * ServicePropCode u16, DataType u16, GetSet u8, FormFlag u8 and the form's fields.
 *
 * @param code the property's code, u16.
 * @param dataType the code of its data type, u16.
 * @param writable whether it can be set, u8.
 * @param form which values it accepts.
 */
public record ServicePropDesc(int code, int dataType, boolean writable, PropForm form) {
	private static final int MINIMUM_LENGTH = 6;
	private static final int MAXIMUM = 0xFFFF;

	/**
	 * Checks that there is a form.
	 *
	 * @param code as in the record.
	 * @param dataType as in the record.
	 * @param writable as in the record.
	 * @param form as in the record.
	 */
	public ServicePropDesc {
		requireNonNull(form, "form");
	}

	/**
	 * Reads a list of descriptions: u32 count, items.
	 *
	 * @param bytes the bytes.
	 * @return the descriptions.
	 * @throws PtpFormatException if the bytes are malformed, or a form needs a data type that is unknown.
	 */
	public static List<ServicePropDesc> decodeList(byte[] bytes) throws PtpFormatException {
		DatasetReader in = new DatasetReader("ServicePropDesc", bytes);
		int count = in.count("NumberOfPropDescs", MINIMUM_LENGTH, MAXIMUM);
		List<ServicePropDesc> list = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			int code = in.u16("ServicePropCode");
			int dataType = in.u16("DataType");
			list.add(new ServicePropDesc(code, dataType, in.u8("GetSet") != 0, PropForm.read(in, dataType)));
		}
		return list;
	}

	/**
	 * Answers the wire form of a list of descriptions.
	 *
	 * @param list the descriptions.
	 * @return the bytes.
	 */
	public static byte[] encodeList(List<ServicePropDesc> list) {
		DatasetWriter out = new DatasetWriter().u32(list.size());
		for (ServicePropDesc property : list) {
			out.u16(property.code).u16(property.dataType).u8(property.writable ? 1 : 0);
			property.form.write(out);
		}
		return out.toByteArray();
	}
}
