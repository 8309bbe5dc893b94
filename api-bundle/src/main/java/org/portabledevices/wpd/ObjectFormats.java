package org.portabledevices.wpd;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * GUIDs of object formats. An object format code 0xNNNN of PTP or MTP is the GUID {@code NNNN0000-AE6C-4804-98BA-C57B46965FE7}. WPD: the
 * {@code WPD_OBJECT_FORMAT_*} constants.
 */
public final class ObjectFormats {

	/** Any file that no other format names, 0x3000. */
	public static final UUID UNDEFINED = ofCode(0x3000);
	/** A folder, 0x3001. WPD: {@code WPD_OBJECT_FORMAT_PROPERTIES_ONLY}. */
	public static final UUID ASSOCIATION = ofCode(0x3001);
	/** Text, 0x3004. */
	public static final UUID TEXT = ofCode(0x3004);
	/** A JPEG picture with EXIF, 0x3801. */
	public static final UUID EXIF_JPEG = ofCode(0x3801);
	/** A contact in no particular form, 0xBB81. */
	public static final UUID ABSTRACT_CONTACT = ofCode(0xBB81);
	/** A vCard of version 2.1, 0xBB82. */
	public static final UUID VCARD2 = ofCode(0xBB82);

	private static final long HIGH = 0x0000_0000_AE6C_4804L;
	private static final long LOW = 0x98BA_C57B_4696_5FE7L;

	private static final Map<String, Integer> EXTENSIONS = Map.ofEntries(entry("jpg", 0x3801), entry("jpeg", 0x3801), entry("tif", 0x380D),
			entry("tiff", 0x380D), entry("png", 0x380B), entry("gif", 0x3807), entry("bmp", 0x3804), entry("txt", 0x3004),
			entry("htm", 0x3005), entry("html", 0x3005), entry("wav", 0x3008), entry("mp3", 0x3009), entry("avi", 0x300A),
			entry("mpg", 0x300B), entry("mpeg", 0x300B));

	private ObjectFormats() {
	}

	/**
	 * Answers the format that a file has by its name.
	 *
	 * @param name the name of the file; the case of its extension does not matter.
	 * @return the GUID; {@link #UNDEFINED} where the extension says nothing.
	 */
	public static UUID ofFileName(String name) {
		String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		return ofCode(name.indexOf('.') < 0 ? 0x3000 : EXTENSIONS.getOrDefault(extension, 0x3000));
	}

	/**
	 * Answers the GUID of a format code.
	 *
	 * @param code the object format code, 0 to 0xFFFF.
	 * @return the GUID.
	 * @throws IllegalArgumentException if the code has more than 16 bits.
	 */
	public static UUID ofCode(int code) {
		return CodedGuids.of(code, HIGH, LOW);
	}

	/**
	 * Answers the format code in a GUID.
	 *
	 * @param format the GUID of a format.
	 * @return the object format code; empty if the GUID is not one of this family.
	 */
	public static OptionalInt code(UUID format) {
		return CodedGuids.code(format, HIGH, LOW);
	}
}
