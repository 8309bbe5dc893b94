package org.portabledevices.sim.backend;

import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.IntFunction;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.FieldValueName;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DevicePropDesc;
import org.portabledevices.ptp.dataset.ObjectInfo;
import org.portabledevices.ptp.dataset.PropForm;
import org.portabledevices.ptp.dataset.PtpDate;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.dataset.StorageInfo;
import org.portabledevices.sim.store.StoredObject;
import org.portabledevices.sim.work.Failures;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;
import org.portabledevices.wpd.ObjectFormats;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.PropertyKeys;

/** Puts PTP's datasets into the form that {@link PropertyKeys} describes. */
final class DatasetValues {

	private static final long NOT_KNOWN = -1;

	private DatasetValues() {
	}

	static Values of(StoredObject object) {
		return describe(Values.builder(), object);
	}

	static Values withPath(StoredObject object) {
		return describe(Values.builder().set(PropertyKeys.OBJECT_PATH, Variant.string(object.path())), object);
	}

	private static Values describe(Values.Builder values, StoredObject object) {
		ObjectInfo info = object.info();
		values.set(PropertyKeys.OBJECT_ID, Variant.string(ObjectIds.ofObject(object.handle())))
				.set(PropertyKeys.OBJECT_PARENT_ID, Variant.string(info.parentObject() == 0 ? ObjectIds.ofStorage(info.storageId())
						: ObjectIds.ofObject(info.parentObject())))
				.set(PropertyKeys.OBJECT_NAME, Variant.string(info.filename()))
				.set(PropertyKeys.OBJECT_FORMAT, Variant.guid(ObjectFormats.ofCode(info.objectFormat())))
				.set(PropertyKeys.OBJECT_SIZE, Variant.ui8(object.size()));
		setDate(values, PropertyKeys.OBJECT_DATE_CREATED, info.captureDate());
		setDate(values, PropertyKeys.OBJECT_DATE_MODIFIED, info.modificationDate());
		values.set(PropertyKeys.OBJECT_STORAGE_ID, Variant.string(ObjectIds.ofStorage(info.storageId())))
				.set(PropertyKeys.OBJECT_CAN_DELETE, Variant.bool(info.protectionStatus() == 0));
		if (info.imagePixWidth() != 0) {
			values.set(PropertyKeys.MEDIA_WIDTH, Variant.ui4(info.imagePixWidth()));
		}
		if (info.imagePixHeight() != 0) {
			values.set(PropertyKeys.MEDIA_HEIGHT, Variant.ui4(info.imagePixHeight()));
		}
		return values.build();
	}

	static Values of(int storageId, StorageInfo info) {
		Values.Builder values = Values.builder()
				.set(PropertyKeys.OBJECT_ID, Variant.string(ObjectIds.ofStorage(storageId)))
				.set(PropertyKeys.OBJECT_NAME,
						Variant.string(info.volumeLabel().isEmpty() ? info.storageDescription() : info.volumeLabel()))
				.set(PropertyKeys.STORAGE_TYPE, Variant.ui4(info.storageType()))
				.set(PropertyKeys.STORAGE_FILE_SYSTEM_TYPE, Variant.string(FieldValueName.FILESYSTEM_TYPE.nameOf(info.filesystemType())));
		if (info.maxCapacity() != NOT_KNOWN) {
			values.set(PropertyKeys.STORAGE_CAPACITY, Variant.ui8(info.maxCapacity()));
		}
		if (info.freeSpaceInBytes() != NOT_KNOWN) {
			values.set(PropertyKeys.STORAGE_FREE_SPACE_IN_BYTES, Variant.ui8(info.freeSpaceInBytes()));
		}
		return values.set(PropertyKeys.STORAGE_DESCRIPTION, Variant.string(info.storageDescription()))
				.set(PropertyKeys.STORAGE_ACCESS_CAPABILITY, Variant.ui4(info.accessCapability())).build();
	}

	static Values of(DevicePropDesc property) {
		Values.Builder values = Values.builder()
				.set(PropertyKeys.PROPERTY_CODE, Variant.ui2(property.code()))
				.set(PropertyKeys.PROPERTY_NAME, Variant.string(DevicePropCode.name(property.code())))
				.set(PropertyKeys.PROPERTY_DATA_TYPE, Variant.ui2(property.dataType()))
				.set(PropertyKeys.PROPERTY_WRITABLE, Variant.bool(property.writable()))
				.set(PropertyKeys.PROPERTY_VALUE, variant(property.current()))
				.set(PropertyKeys.PROPERTY_DEFAULT, variant(property.factoryDefault()));
		addForm(values, property.form());
		return values.build();
	}

	static void addForm(Values.Builder values, PropForm form) {
		if (form instanceof PropForm.Range range) {
			values.set(PropertyKeys.PROPERTY_MINIMUM, variant(range.minimum()))
					.set(PropertyKeys.PROPERTY_MAXIMUM, variant(range.maximum()))
					.set(PropertyKeys.PROPERTY_STEP, variant(range.step()));
		} else if (form instanceof PropForm.Enumeration enumeration) {
			values.set(PropertyKeys.PROPERTY_ENUMERATION,
					Variant.list(enumeration.values().stream().map(DatasetValues::variant).toList()));
		}
	}

	/** Reads a value of a field: a name or a number. */
	static int parse(FieldValueName field, String text) throws MethodFailure {
		return field.parse(text).orElseThrow(() -> Failures.of(ResponseCode.INVALID_PARAMETER, "%s", field.refusal(text)));
	}

	/** Reads a text by a data type. */
	static PtpValue parse(int type, String text) {
		return type == DataTypeCode.STRING ? PtpValue.of(text) : PtpValue.of(type, new BigInteger(text.strip()));
	}

	/** Makes a list of the names of codes. */
	static Variant names(List<Integer> codes, IntFunction<String> name) {
		return Variant.list(codes.stream().map(code -> Variant.string(name.apply(code))).toList());
	}

	static Variant variant(PtpValue value) {
		VariantType type = switch (value.dataType()) {
			case DataTypeCode.INT8 -> VariantType.I1;
			case DataTypeCode.UINT8 -> VariantType.UI1;
			case DataTypeCode.INT16 -> VariantType.I2;
			case DataTypeCode.UINT16 -> VariantType.UI2;
			case DataTypeCode.INT32 -> VariantType.I4;
			case DataTypeCode.UINT32 -> VariantType.UI4;
			case DataTypeCode.INT64 -> VariantType.I8;
			case DataTypeCode.UINT64 -> VariantType.UI8;
			default -> VariantType.LPWSTR;
		};
		return type == VariantType.LPWSTR ? Variant.string(value.asString()) : Variant.integer(type, value.asInteger().longValue());
	}

	private static void setDate(Values.Builder values, PropertyKey key, String date) {
		PtpDate.parse(date, ZoneOffset.UTC).map(OffsetDateTime::toInstant).ifPresent(instant -> values.set(key, Variant.date(instant)));
	}
}
