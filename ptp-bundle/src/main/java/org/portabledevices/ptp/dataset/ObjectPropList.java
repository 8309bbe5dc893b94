package org.portabledevices.ptp.dataset;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.portabledevices.ptp.PtpFormatException;

/**
 * Properties of objects with their values. MTP 1.1, GetObjectPropList operation: ObjectPropList dataset. The fields on the
 * wire: NumberOfElements u32, then for each ObjectHandle u32, PropertyCode u16, DataType u16, Value.
 *
 * @param elements one for each property of each object, in the order of the wire.
 */
public record ObjectPropList(List<Element> elements) {
	/** How many elements are accepted at most: 262,144. Who needs more asks for fewer objects or properties at once. */
	public static final int MAXIMUM_ELEMENTS = 1 << 18;

	private static final String DATASET = "ObjectPropList";
	/** Handle, code, type and the smallest value. */
	private static final int MINIMUM_ELEMENT_LENGTH = 9;

	/**
	 * One property of one object.
	 *
	 * @param handle the object's handle, u32; in a SendObjectPropList 0, as the object has none yet.
	 * @param property the property's code, u16, see {@link org.portabledevices.ptp.code.ObjectPropCode}.
	 * @param value its value.
	 */
	public record Element(int handle, int property, PtpValue value) {
		/**
		 * Checks the code.
		 *
		 * @param handle as in the record.
		 * @param property as in the record.
		 * @param value as in the record.
		 */
		public Element {
			requireNonNull(value, "value");
			if (property < 0 || property > 0xFFFF) {
				throw new IllegalArgumentException("property 0x%X does not fit 16 bits".formatted(property));
			}
		}
	}

	/**
	 * Copies the list.
	 *
	 * @param elements as in the record, at most {@value #MAXIMUM_ELEMENTS}.
	 */
	public ObjectPropList {
		elements = List.copyOf(elements);
		if (elements.size() > MAXIMUM_ELEMENTS) {
			throw new IllegalArgumentException("%,d elements, at most %,d".formatted(elements.size(), MAXIMUM_ELEMENTS));
		}
	}

	/**
	 * Finds the value of a property.
	 *
	 * @param handle the object's handle.
	 * @param property the property's code.
	 * @return the value of the first such element, empty if there is none.
	 */
	public Optional<PtpValue> find(int handle, int property) {
		return elements.stream().filter(element -> element.handle == handle && element.property == property)
				.map(Element::value).findFirst();
	}

	/**
	 * Reads a list from its wire form.
	 *
	 * @param bytes the bytes.
	 * @return the list.
	 * @throws PtpFormatException if the bytes are malformed, a data type is unknown, or there are too many elements.
	 */
	public static ObjectPropList decode(byte[] bytes) throws PtpFormatException {
		DatasetReader reader = new DatasetReader(DATASET, bytes);
		int count = reader.count("NumberOfElements", MINIMUM_ELEMENT_LENGTH, MAXIMUM_ELEMENTS);
		List<Element> elements = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			int handle = reader.u32("ObjectHandle");
			int property = reader.u16("PropertyCode");
			elements.add(new Element(handle, property, reader.value("Value", reader.u16("DataType"))));
		}
		return new ObjectPropList(elements);
	}

	/**
	 * Answers the wire form.
	 *
	 * @return the bytes.
	 */
	public byte[] encode() {
		DatasetWriter writer = new DatasetWriter().u32(elements.size());
		for (Element element : elements) {
			writer.u32(element.handle).u16(element.property).u16(element.value.dataType()).value(element.value);
		}
		return writer.toByteArray();
	}
}
