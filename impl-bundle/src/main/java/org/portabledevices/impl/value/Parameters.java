package org.portabledevices.impl.value;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.service.Status;
import org.portabledevices.wpd.ObjectFormats;
import org.portabledevices.wpd.ObjectIds;

/** Reads texts that name something of a device. What names nothing fails with the status that a device gives to a wrong number, and words that say what would do. */
public final class Parameters {

	private static final Map<String, Integer> FORMATS = Map.ofEntries(Map.entry("jpg", 0x3801), Map.entry("jpeg", 0x3801),
			Map.entry("txt", 0x3004), Map.entry("tif", 0x380D), Map.entry("tiff", 0x380D), Map.entry("png", 0x380B),
			Map.entry("gif", 0x3807), Map.entry("bmp", 0x3804), Map.entry("mp3", 0x3009), Map.entry("wav", 0x3008),
			Map.entry("avi", 0x300A), Map.entry("mpg", 0x300B), Map.entry("mpeg", 0x300B), Map.entry("htm", 0x3005),
			Map.entry("html", 0x3005));

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

	/** Guesses the format of a file from its name. */
	public static int formatOf(String filename) {
		String extension = filename.substring(filename.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		return FORMATS.getOrDefault(extension, ObjectFormatCode.UNDEFINED);
	}

	private static OptionalInt guid(String text) {
		try {
			return ObjectFormats.code(UUID.fromString(text.replaceAll("[{}]", "")));
		} catch (IllegalArgumentException e) {
			return OptionalInt.empty();
		}
	}
}
