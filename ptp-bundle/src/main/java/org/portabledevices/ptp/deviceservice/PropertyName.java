package org.portabledevices.ptp.deviceservice;

import java.util.ArrayList;
import java.util.List;

import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.dataset.DatasetReader;
import org.portabledevices.ptp.dataset.DatasetWriter;

/**
 * Names a property of an object or a service, without its value. MTP Device Services: an item of the datasets of
 * DeleteObjectPropList and DeleteServicePropList.
 *
 * @param owner the object's handle or the service's number, u32.
 * @param property the property's code, u16.
 */
public record PropertyName(int owner, int property) {
	private static final int LENGTH = 6;
	private static final int MAXIMUM = 1 << 18;

	/**
	 * Reads a list of names: u32 count, items.
	 *
	 * @param bytes the bytes.
	 * @return the names.
	 * @throws PtpFormatException if the bytes are malformed.
	 */
	public static List<PropertyName> decodeList(byte[] bytes) throws PtpFormatException {
		DatasetReader in = new DatasetReader("DeletePropList", bytes);
		int count = in.count("NumberOfElements", LENGTH, MAXIMUM);
		List<PropertyName> list = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			list.add(new PropertyName(in.u32("Owner"), in.u16("PropertyCode")));
		}
		return list;
	}

	/**
	 * Answers the wire form of a list of names.
	 *
	 * @param list the names.
	 * @return the bytes.
	 */
	public static byte[] encodeList(List<PropertyName> list) {
		DatasetWriter out = new DatasetWriter().u32(list.size());
		list.forEach(name -> out.u32(name.owner).u16(name.property));
		return out.toByteArray();
	}
}
