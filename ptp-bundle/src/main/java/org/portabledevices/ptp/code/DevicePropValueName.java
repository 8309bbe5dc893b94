package org.portabledevices.ptp.code;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Names of the values of those device properties whose values the standards enumerate. The sets are open: a vendor adds values
 * from 0x8000, and a value that is not listed here stays the number it is. ISO 15740:2013 clause 13, MTP 1.1 appendix C.
 */
public final class DevicePropValueName {
	private static final Map<Integer, CodeNames> NAMES = Map.ofEntries(
			Map.entry(DevicePropCode.FUNCTIONAL_MODE,
					new CodeNames(Map.of(0, "Standard", 1, "Sleep", 0xC001, "Non-responsive_Playback", 0xC002,
							"Responsive_Playback"))),
			Map.entry(DevicePropCode.WHITE_BALANCE,
					new CodeNames(Map.of(1, "Manual", 2, "Automatic", 3, "One-push_Automatic", 4, "Daylight", 5, "Fluorescent", 6,
							"Tungsten", 7, "Flash"))),
			Map.entry(DevicePropCode.FOCUS_MODE, new CodeNames(Map.of(1, "Manual", 2, "Automatic", 3, "Automatic_Macro"))),
			Map.entry(DevicePropCode.EXPOSURE_METERING_MODE,
					new CodeNames(Map.of(1, "Average", 2, "Center-weighted_Average", 3, "Multi-spot", 4, "Center-spot"))),
			Map.entry(DevicePropCode.FLASH_MODE,
					new CodeNames(Map.of(1, "Auto_Flash", 2, "Flash_Off", 3, "Fill_Flash", 4, "Red-eye_Auto", 5, "Red-eye_Fill", 6,
							"External_Sync"))),
			Map.entry(DevicePropCode.EXPOSURE_PROGRAM_MODE,
					new CodeNames(Map.of(1, "Manual", 2, "Automatic", 3, "Aperture_Priority", 4, "Shutter_Priority", 5,
							"Program_Creative", 6, "Program_Action", 7, "Portrait"))),
			Map.entry(DevicePropCode.STILL_CAPTURE_MODE, new CodeNames(Map.of(1, "Normal", 2, "Burst", 3, "Timelapse"))),
			Map.entry(DevicePropCode.EFFECT_MODE, new CodeNames(Map.of(1, "Standard", 2, "Black_and_White", 3, "Sepia"))),
			Map.entry(DevicePropCode.FOCUS_METERING_MODE, new CodeNames(Map.of(1, "Center-spot", 2, "Multi-spot"))),
			Map.entry(DevicePropCode.PERCEIVED_DEVICE_TYPE,
					new CodeNames(Map.of(0, "Generic", 1, "Still_Camera", 2, "Media_Player", 3, "Mobile_Handset", 4, "Video_Camera",
							5, "Personal_Information_Manager", 6, "Audio_Recorder"))));

	private DevicePropValueName() {
	}

	/**
	 * Tells whether values of a property have names.
	 *
	 * @param property the property's code.
	 * @return whether the standards enumerate its values.
	 */
	public static boolean isEnumerated(int property) {
		return NAMES.containsKey(property);
	}

	/**
	 * Answers the name of a value.
	 *
	 * @param property the property's code.
	 * @param value the value, an unsigned 16-bit integer.
	 * @return its name, or for a value not listed here its number in the form {@code 0x8001}; never {@code null}.
	 */
	public static String name(int property, int value) {
		CodeNames names = NAMES.get(property);
		return names == null ? CodeNames.number(value) : names.name(value);
	}

	/**
	 * Finds a value by its name or its number.
	 *
	 * @param property the property's code.
	 * @param text a name as {@link #name} answers it, in any case and with or without its underscores and hyphens, or a number
	 *        in decimal or, after {@code 0x}, in hexadecimal notation.
	 * @return the value, empty when the text is neither.
	 */
	public static OptionalInt parse(int property, String text) {
		CodeNames names = NAMES.get(property);
		return names == null ? CodeNames.parseNumber(text) : names.parse(text);
	}
}
