package org.portabledevices.ptp.deviceservice;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.dataset.DatasetReader;
import org.portabledevices.ptp.dataset.DatasetWriter;
import org.portabledevices.ptp.dataset.InterdependentPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropDesc;

/**
 * Describes a format, or the parameters of a method. MTP Device Services: an item of the datasets of GetServiceCapabilities
 * and GetFormatCapabilities. On the wire: FormatCode u16, u32 count and so many ObjectPropDesc datasets, an
 * InterdependentPropDesc dataset.
 *
 * @param format the object format code, or the code of a method, u16.
 * @param properties the properties of objects of that format; of a method its parameters, each with the form
 *        {@link org.portabledevices.ptp.dataset.PropForm.MethodParameter}.
 * @param interdependent the values that are accepted only together.
 */
public record FormatCapabilities(int format, List<ObjectPropDesc> properties, InterdependentPropDesc interdependent) {
	/** The smallest ObjectPropDesc: code, type, get/set, an 8-bit default, group code, and no form. */
	private static final int MINIMUM_DESCRIPTION_LENGTH = 10;
	/** Code, and two counts of 0. */
	private static final int MINIMUM_LENGTH = 10;
	private static final int MAXIMUM = 0xFFFF;

	/**
	 * Copies the list.
	 *
	 * @param format as in the record.
	 * @param properties as in the record.
	 * @param interdependent as in the record.
	 */
	public FormatCapabilities {
		properties = List.copyOf(properties);
		requireNonNull(interdependent, "interdependent");
	}

	/**
	 * Reads a list of capabilities: u32 count, items.
	 *
	 * @param bytes the bytes.
	 * @return the capabilities.
	 * @throws PtpFormatException if the bytes are malformed, or a data type is unknown.
	 */
	public static List<FormatCapabilities> decodeList(byte[] bytes) throws PtpFormatException {
		DatasetReader in = new DatasetReader("FormatCapabilities", bytes);
		int count = in.count("NumberOfFormats", MINIMUM_LENGTH, MAXIMUM);
		List<FormatCapabilities> list = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			int format = in.u16("FormatCode");
			int properties = in.count("NumberOfPropDescs", MINIMUM_DESCRIPTION_LENGTH, MAXIMUM);
			List<ObjectPropDesc> descriptions = new ArrayList<>(properties);
			for (int j = 0; j < properties; j++) {
				descriptions.add(ObjectPropDesc.read(in));
			}
			list.add(new FormatCapabilities(format, descriptions, InterdependentPropDesc.read(in)));
		}
		return list;
	}

	/**
	 * Answers the wire form of a list of capabilities.
	 *
	 * @param list the capabilities.
	 * @return the bytes.
	 */
	public static byte[] encodeList(List<FormatCapabilities> list) {
		DatasetWriter out = new DatasetWriter().u32(list.size());
		for (FormatCapabilities capabilities : list) {
			out.u16(capabilities.format).u32(capabilities.properties.size());
			capabilities.properties.forEach(property -> property.write(out));
			capabilities.interdependent.write(out);
		}
		return out.toByteArray();
	}
}
