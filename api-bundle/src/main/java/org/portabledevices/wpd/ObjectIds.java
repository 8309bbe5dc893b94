package org.portabledevices.wpd;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Object IDs of storages and objects: {@code s} or {@code o} and the PTP storage ID or object handle in hexadecimal digits, such as {@code s10001} and
 * {@code oA3}. Since they follow from the numbers of the device, they are the same through every backend. WPD: {@code WPD_OBJECT_ID}.
 */
public final class ObjectIds {

	/** The object ID of the device itself. WPD: {@code WPD_DEVICE_OBJECT_ID}. */
	public static final String DEVICE = "DEVICE";

	private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]{1,8}");

	private ObjectIds() {
	}

	/**
	 * Answers the object ID of an object.
	 *
	 * @param handle its object handle, an unsigned 32-bit integer.
	 * @return the ID, {@code o} and upper-case digits.
	 */
	public static String ofObject(int handle) {
		return "o" + Integer.toHexString(handle).toUpperCase(Locale.ROOT);
	}

	/**
	 * Answers the object ID of a storage.
	 *
	 * @param storageId its storage ID, an unsigned 32-bit integer.
	 * @return the ID, {@code s} and upper-case digits.
	 */
	public static String ofStorage(int storageId) {
		return "s" + Integer.toHexString(storageId).toUpperCase(Locale.ROOT);
	}

	/**
	 * Answers the object handle in an object ID.
	 *
	 * @param objectId the ID; the case of its digits does not matter.
	 * @return the handle, empty if this is not the ID of an object.
	 */
	public static OptionalInt objectHandle(String objectId) {
		return number(objectId, 'o');
	}

	/**
	 * Answers the storage ID in an object ID.
	 *
	 * @param objectId the ID; the case of its digits does not matter.
	 * @return the storage ID, empty if this is not the ID of a storage.
	 */
	public static OptionalInt storageId(String objectId) {
		return number(objectId, 's');
	}

	private static OptionalInt number(String objectId, char kind) {
		if (objectId.isEmpty() || objectId.charAt(0) != kind || !DIGITS.matcher(objectId.substring(1)).matches()) {
			return OptionalInt.empty();
		}
		return OptionalInt.of(Integer.parseUnsignedInt(objectId.substring(1), 16));
	}
}
