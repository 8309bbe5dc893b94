package org.portabledevices.impl.value;

import java.util.List;
import java.util.Optional;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.FieldValueName;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PropForm;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.PropertyKeys;

/**
 * Properties of objects as values and texts. Those whose numbers mean something outside themselves are written as that: StorageID and ParentObject as object IDs,
 * ObjectFormat and ProtectionStatus by their names.
 */
public final class ObjectPropertyValues {

	private static final String NO_PARENT = "/";

	private ObjectPropertyValues() {
	}

	/** Answers the description of a property. */
	public static Values of(ObjectPropDesc property) {
		return PropertyValues.form(Values.builder() //
				.set(PropertyKeys.PROPERTY_CODE, Variant.ui2(property.code()))
				.set(PropertyKeys.PROPERTY_NAME, Variant.string(ObjectPropCode.name(property.code())))
				.set(PropertyKeys.PROPERTY_DATA_TYPE, Variant.ui2(property.dataType()))
				.set(PropertyKeys.PROPERTY_WRITABLE, Variant.bool(property.writable()))
				.set(PropertyKeys.PROPERTY_DEFAULT, PropertyValues.variant(property.factoryDefault())), property.form()).build();
	}

	/** Answers a property of an object with its value. */
	public static Values of(ObjectPropList.Element element) {
		return Values.builder().set(PropertyKeys.OBJECT_ID, Variant.string(ObjectIds.ofObject(element.handle())))
				.set(PropertyKeys.PROPERTY_CODE, Variant.ui2(element.property()))
				.set(PropertyKeys.PROPERTY_NAME, Variant.string(ObjectPropCode.name(element.property())))
				.set(PropertyKeys.PROPERTY_DATA_TYPE, Variant.ui2(element.value().dataType()))
				.set(PropertyKeys.PROPERTY_VALUE, named(element.property(), element.value()).map(Variant::string)
						.orElseGet(() -> PropertyValues.variant(element.value())))
				.build();
	}

	/** Writes a value. */
	public static String text(int property, PtpValue value) {
		return named(property, value).orElseGet(value::asString);
	}

	/** Reads a text by the data type of a property. */
	public static PtpValue parse(ObjectPropDesc property, String text) throws MethodFailure {
		int type = property.dataType();
		if (type == DataTypeCode.STRING || DataTypeCode.isArray(type)) {
			return plain(property, text);
		}
		return switch (property.code()) {
			case ObjectPropCode.STORAGE_ID ->
					PtpValue.of(type, Integer.toUnsignedLong(Parameters.storage(Optional.of(text)).orElseThrow()));
			case ObjectPropCode.PARENT_OBJECT -> text.strip().equals(NO_PARENT) ? PtpValue.of(type, 0)
					: PtpValue.of(type, Integer.toUnsignedLong(ObjectIds.objectHandle(text).orElseThrow(() -> notAllowed(property, text))));
			case ObjectPropCode.OBJECT_FORMAT -> PtpValue.of(type, Parameters.format(Optional.of(text)).orElseThrow());
			case ObjectPropCode.PROTECTION_STATUS -> PtpValue.of(type, Parameters.value(FieldValueName.PROTECTION_STATUS, text));
			default -> plain(property, text);
		};
	}

	/** Says that a value will not do, and what would. */
	public static MethodFailure notAllowed(ObjectPropDesc property, String text) {
		return Parameters.refused(ResponseCode.INVALID_OBJECT_PROP_VALUE,
				"%s takes %s, not \"%s\"".formatted(ObjectPropCode.name(property.code()), allowed(property), text));
	}

	private static PtpValue plain(ObjectPropDesc property, String text) throws MethodFailure {
		try {
			return PropertyValues.parse(property.dataType(), text);
		} catch (IllegalArgumentException e) {
			throw notAllowed(property, text);
		}
	}

	private static String allowed(ObjectPropDesc property) {
		if (property.code() == ObjectPropCode.PARENT_OBJECT) {
			return "an object ID such as o1, or / for none";
		}
		if (property.code() == ObjectPropCode.PROTECTION_STATUS && property.form() instanceof PropForm.Enumeration enumeration) {
			List<String> names = enumeration.values().stream().map(value -> text(property.code(), value)).toList();
			return "one of " + names;
		}
		return PropertyValues.allowed(property.dataType(), property.form());
	}

	private static Optional<String> named(int property, PtpValue value) {
		if (value.dataType() == DataTypeCode.STRING || DataTypeCode.isArray(value.dataType())) {
			return Optional.empty();
		}
		int number = value.asInteger().intValue();
		return switch (property) {
			case ObjectPropCode.STORAGE_ID -> Optional.of(ObjectIds.ofStorage(number));
			case ObjectPropCode.PARENT_OBJECT -> Optional.of(number == 0 ? NO_PARENT : ObjectIds.ofObject(number));
			case ObjectPropCode.OBJECT_FORMAT -> Optional.of(ObjectFormatCode.name(number & 0xFFFF));
			case ObjectPropCode.PROTECTION_STATUS -> Optional.of(FieldValueName.PROTECTION_STATUS.nameOf(number & 0xFFFF));
			default -> Optional.empty();
		};
	}
}
