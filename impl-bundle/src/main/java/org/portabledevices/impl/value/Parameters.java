package org.portabledevices.impl.value;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.FieldValueName;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.service.Status;
import org.portabledevices.wpd.ObjectFormats;
import org.portabledevices.wpd.ObjectIds;

/** Reads texts that name something of a device. What names nothing fails with the status that a device gives to a wrong number, and words that say what would do. */
public final class Parameters {

	private Parameters() {
	}

	/** Makes the failure that a device answers with a response code. */
	public static MethodFailure refused(int responseCode, String words) {
		return new MethodFailure(Status.ofResponseCode(responseCode), words);
	}

	/** Reads the object ID of a storage. */
	public static OptionalInt storage(Optional<String> text) throws MethodFailure {
		if (text.isEmpty()) {
			return OptionalInt.empty();
		}
		OptionalInt storage = ObjectIds.storageId(text.get());
		if (storage.isEmpty()) {
			throw refused(ResponseCode.INVALID_STORAGE_ID,
					"\"%s\" names no storage; the object ID of one does, such as s10001".formatted(text.get()));
		}
		return storage;
	}

	/** Reads an object format: a name, a code or a GUID. */
	public static OptionalInt format(Optional<String> text) throws MethodFailure {
		if (text.isEmpty()) {
			return OptionalInt.empty();
		}
		OptionalInt code = ObjectFormatCode.parse(text.get());
		if (code.isEmpty()) {
			code = guid(text.get());
		}
		if (code.isEmpty()) {
			throw refused(ResponseCode.INVALID_OBJECT_FORMAT_CODE,
					"\"%s\" names no object format; EXIF_JPEG, 0x3801 or the format's GUID would".formatted(text.get()));
		}
		return code;
	}

	/** Reads a property of the device: a name or a code. */
	public static int property(String text) throws MethodFailure {
		return DevicePropCode.parse(text).orElseThrow(() -> refused(ResponseCode.DEVICE_PROP_NOT_SUPPORTED,
				"\"%s\" names no property; BatteryLevel or 0x5001 would".formatted(text)));
	}

	/** Reads a property of objects: a name or a code. */
	public static int objectProperty(String text) throws MethodFailure {
		return ObjectPropCode.parse(text).orElseThrow(() -> refused(ResponseCode.INVALID_OBJECT_PROP_CODE,
				"\"%s\" names no property of objects; ObjectFileName or 0xDC07 would".formatted(text)));
	}

	/** Reads an operation: a name or a code. */
	public static int operation(String text) throws MethodFailure {
		return OperationCode.parse(text).orElseThrow(() -> refused(ResponseCode.OPERATION_NOT_SUPPORTED,
				"\"%s\" names no operation; GetNumObjects or 0x1006 would".formatted(text)));
	}

	/** Reads a value of a field: a name or a number. */
	public static int value(FieldValueName field, String text) throws MethodFailure {
		return field.parse(text).orElseThrow(() -> refused(ResponseCode.INVALID_PARAMETER, field.refusal(text)));
	}

	/** Guesses the format of a file from its name. */
	public static int formatOf(String filename) {
		return ObjectFormats.code(ObjectFormats.ofFileName(filename)).orElseThrow();
	}

	private static OptionalInt guid(String text) {
		try {
			return ObjectFormats.code(UUID.fromString(text.replaceAll("[{}]", "")));
		} catch (IllegalArgumentException e) {
			return OptionalInt.empty();
		}
	}
}
