package org.portabledevices.ptp.dataset;

import java.util.ArrayList;
import java.util.List;

import org.portabledevices.ptp.PtpFormatException;

/**
 * Values of object properties that are accepted only together. MTP 1.1, GetInterdependentPropDesc operation:
 * InterdependentPropDesc dataset. The fields on the wire: NumberOfInterdependencies u32, then for each NumberOfPropDescs u32
 * and so many ObjectPropDesc datasets.
 *
 * @param interdependencies the combinations; each narrows several properties, and an object must fit one of them.
 */
public record InterdependentPropDesc(List<List<ObjectPropDesc>> interdependencies) {
	/** How many combinations, and how many descriptions in each, are accepted at most. */
	private static final int MAXIMUM = 0xFFFF;

	/**
	 * Copies the lists.
	 *
	 * @param interdependencies as in the record.
	 */
	public InterdependentPropDesc {
		interdependencies = interdependencies.stream().map(List::copyOf).toList();
	}

	/**
	 * Reads combinations from their wire form.
	 *
	 * @param bytes the bytes.
	 * @return the combinations.
	 * @throws PtpFormatException if the bytes are malformed, or a data type is unknown.
	 */
	public static InterdependentPropDesc decode(byte[] bytes) throws PtpFormatException {
		return read(new DatasetReader("InterdependentPropDesc", bytes));
	}

	/**
	 * Reads combinations that are part of another dataset.
	 *
	 * @param reader stands at them.
	 * @return the combinations.
	 * @throws PtpFormatException if the bytes are malformed, or a data type is unknown.
	 */
	public static InterdependentPropDesc read(DatasetReader reader) throws PtpFormatException {
		int count = reader.count("NumberOfInterdependencies", 4, MAXIMUM);
		List<List<ObjectPropDesc>> interdependencies = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			int properties = reader.count("NumberOfPropDescs", ObjectPropDesc.MINIMUM_LENGTH, MAXIMUM);
			List<ObjectPropDesc> descriptions = new ArrayList<>(properties);
			for (int j = 0; j < properties; j++) {
				descriptions.add(ObjectPropDesc.read(reader));
			}
			interdependencies.add(descriptions);
		}
		return new InterdependentPropDesc(interdependencies);
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
	 * Writes the combinations as part of another dataset.
	 *
	 * @param writer takes them.
	 */
	public void write(DatasetWriter writer) {
		writer.u32(interdependencies.size());
		for (List<ObjectPropDesc> descriptions : interdependencies) {
			writer.u32(descriptions.size());
			descriptions.forEach(description -> description.write(writer));
		}
	}
}
