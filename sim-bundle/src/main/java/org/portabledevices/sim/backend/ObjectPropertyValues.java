package org.portabledevices.sim.backend;

import java.util.Optional;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.FieldValueName;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.sim.work.Failures;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.PropertyKeys;

/** Properties of objects as values and texts: what means something outside itself is written as that, storages and folders by their object IDs. */
final class ObjectPropertyValues {

	private static final String NO_PARENT = "/";

	private ObjectPropertyValues() {
	}

	/** Describes a property. */
	static Values of(ObjectPropDesc property) {
		Values.Builder values = Values.builder()
				.set(PropertyKeys.PROPERTY_CODE, Variant.ui2(property.code()))
				.set(PropertyKeys.PROPERTY_NAME, Variant.string(ObjectPropCode.name(property.code())))
				.set(PropertyKeys.PROPERTY_DATA_TYPE, Variant.ui2(property.dataType()))
				.set(PropertyKeys.PROPERTY_WRITABLE, Variant.bool(property.writable()))
				.set(PropertyKeys.PROPERTY_DEFAULT, DatasetValues.variant(property.factoryDefault()));
		DatasetValues.addForm(values, property.form());
		return values.build();
	}

	/** Answers a property of an object with its value. */
	static Values of(ObjectPropList.Element element) {
		return Values.builder()
				.set(PropertyKeys.OBJECT_ID, Variant.string(ObjectIds.ofObject(element.handle())))
				.set(PropertyKeys.PROPERTY_CODE, Variant.ui2(element.property()))
				.set(PropertyKeys.PROPERTY_NAME, Variant.string(ObjectPropCode.name(element.property())))
				.set(PropertyKeys.PROPERTY_DATA_TYPE, Variant.ui2(element.value().dataType()))
				.set(PropertyKeys.PROPERTY_VALUE, named(element.property(), element.value()).map(Variant::string)
						.orElseGet(() -> DatasetValues.variant(element.value())))
				.build();
	}

	/** Writes a value. */
	static String text(int property, PtpValue value) {
		return named(property, value).orElseGet(value::asString);
	}

	/** Reads a text as a value of a property that can be set. */
	static PtpValue parse(ObjectPropDesc property, String text) throws MethodFailure {
		if (property.code() == ObjectPropCode.PROTECTION_STATUS) {
			return PtpValue.of(property.dataType(), DatasetValues.parse(FieldValueName.PROTECTION_STATUS, text));
		}
		try {
			return DatasetValues.parse(property.dataType(), text);
		} catch (IllegalArgumentException e) { // no number, or not of the type
			throw Failures.of(ResponseCode.INVALID_OBJECT_PROP_VALUE, "%s takes a %s, not \"%s\"", ObjectPropCode.name(property.code()),
					DataTypeCode.name(property.dataType()), text);
		}
	}

	private static Optional<String> named(int property, PtpValue value) {
		return switch (property) {
			case ObjectPropCode.STORAGE_ID -> Optional.of(ObjectIds.ofStorage(value.asInteger().intValue()));
			case ObjectPropCode.PARENT_OBJECT -> Optional
					.of(value.asLong() == 0 ? NO_PARENT : ObjectIds.ofObject(value.asInteger().intValue()));
			case ObjectPropCode.OBJECT_FORMAT -> Optional.of(ObjectFormatCode.name((int) value.asLong()));
			case ObjectPropCode.PROTECTION_STATUS -> Optional.of(FieldValueName.PROTECTION_STATUS.nameOf((int) value.asLong()));
			default -> Optional.empty();
		};
	}
}
