package org.portabledevices.ptp.code;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Codes of device properties.
 * <p>
 * The set is open: vendors add codes, and a code that is not listed here stays the number it is.
 * ISO 15740:2013, MTP 1.1 appendix C.
 */
public final class DevicePropCode {

	/** Battery level in percent, or in steps of the device. */
	public static final int BATTERY_LEVEL = 0x5001;

	/** Functional mode. */
	public static final int FUNCTIONAL_MODE = 0x5002;

	/** Image size, text "WxH". */
	public static final int IMAGE_SIZE = 0x5003;

	/** Compression. */
	public static final int COMPRESSION_SETTING = 0x5004;

	/** White balance. */
	public static final int WHITE_BALANCE = 0x5005;

	/** Gain of red, green and blue. */
	public static final int RGB_GAIN = 0x5006;

	/** Aperture, F-number times 100. */
	public static final int F_NUMBER = 0x5007;

	/** Focal length in hundredths of a millimetre. */
	public static final int FOCAL_LENGTH = 0x5008;

	/** Focus distance in millimetres. */
	public static final int FOCUS_DISTANCE = 0x5009;

	/** Focus mode. */
	public static final int FOCUS_MODE = 0x500A;

	/** Metering mode. */
	public static final int EXPOSURE_METERING_MODE = 0x500B;

	/** Flash mode. */
	public static final int FLASH_MODE = 0x500C;

	/** Exposure time in units of 0.1 ms. */
	public static final int EXPOSURE_TIME = 0x500D;

	/** Exposure program. */
	public static final int EXPOSURE_PROGRAM_MODE = 0x500E;

	/** Film speed, ISO. */
	public static final int EXPOSURE_INDEX = 0x500F;

	/** Exposure bias in thousandths of a stop. */
	public static final int EXPOSURE_BIAS_COMPENSATION = 0x5010;

	/** Date and time of the device. */
	public static final int DATE_TIME = 0x5011;

	/** Delay before a capture in milliseconds. */
	public static final int CAPTURE_DELAY = 0x5012;

	/** Still capture mode. */
	public static final int STILL_CAPTURE_MODE = 0x5013;

	/** Contrast. */
	public static final int CONTRAST = 0x5014;

	/** Sharpness. */
	public static final int SHARPNESS = 0x5015;

	/** Digital zoom times 10. */
	public static final int DIGITAL_ZOOM = 0x5016;

	/** Effect mode. */
	public static final int EFFECT_MODE = 0x5017;

	/** Images in a burst. */
	public static final int BURST_NUMBER = 0x5018;

	/** Time between the images of a burst in milliseconds. */
	public static final int BURST_INTERVAL = 0x5019;

	/** Images in a time lapse. */
	public static final int TIMELAPSE_NUMBER = 0x501A;

	/** Time between the images of a time lapse in milliseconds. */
	public static final int TIMELAPSE_INTERVAL = 0x501B;

	/** Focus metering mode. */
	public static final int FOCUS_METERING_MODE = 0x501C;

	/** Address that images are sent to. */
	public static final int UPLOAD_URL = 0x501D;

	/** Artist. */
	public static final int ARTIST = 0x501E;

	/** Copyright. */
	public static final int COPYRIGHT_INFO = 0x501F;

	/** PTP 1.1: streams that the device offers. */
	public static final int SUPPORTED_STREAMS = 0x5020;

	/** PTP 1.1: streams that are on. */
	public static final int ENABLED_STREAMS = 0x5021;

	/** PTP 1.1: format of the video stream. */
	public static final int VIDEO_FORMAT = 0x5022;

	/** PTP 1.1: size of the video stream. */
	public static final int VIDEO_RESOLUTION = 0x5023;

	/** PTP 1.1: quality of the video stream. */
	public static final int VIDEO_QUALITY = 0x5024;

	/** PTP 1.1: frames of the video stream. */
	public static final int VIDEO_FRAME_RATE = 0x5025;

	/** PTP 1.1: contrast of the video stream. */
	public static final int VIDEO_CONTRAST = 0x5026;

	/** PTP 1.1: brightness of the video stream. */
	public static final int VIDEO_BRIGHTNESS = 0x5027;

	/** PTP 1.1: format of the sound stream. */
	public static final int AUDIO_FORMAT = 0x5028;

	/** PTP 1.1: bit rate of the sound stream. */
	public static final int AUDIO_BITRATE = 0x5029;

	/** PTP 1.1: sampling rate of the sound stream. */
	public static final int AUDIO_SAMPLING_RATE = 0x502A;

	/** PTP 1.1: bits for each sample of the sound stream. */
	public static final int AUDIO_BIT_PER_SAMPLE = 0x502B;

	/** PTP 1.1: volume of the sound stream. */
	public static final int AUDIO_VOLUME = 0x502C;

	/** MTP Device Services: identifies the device for its user, u128. */
	public static final int FUNCTIONAL_ID = 0xD301;

	/** MTP Device Services: identifies the model, u128. */
	public static final int MODEL_ID = 0xD302;

	/** MTP Device Services: whether the device has pages of its own for Windows, u8. */
	public static final int USE_DEVICE_STAGE = 0xD303;

	/** MTP: synchronization partner. */
	public static final int SYNCHRONIZATION_PARTNER = 0xD401;

	/** MTP: name that the user gave the device. */
	public static final int DEVICE_FRIENDLY_NAME = 0xD402;

	/** MTP: volume. */
	public static final int VOLUME = 0xD403;

	/** MTP: whether the formats are listed in the order of preference. */
	public static final int SUPPORTED_FORMATS_ORDERED = 0xD404;

	/** MTP: the device's icon. */
	public static final int DEVICE_ICON = 0xD405;

	/** MTP: the initiator's name and version. */
	public static final int SESSION_INITIATOR_VERSION_INFO = 0xD406;

	/** MTP: kind of device, for an icon. */
	public static final int PERCEIVED_DEVICE_TYPE = 0xD407;

	/** MTP: rate of playback in thousandths, negative for backwards. */
	public static final int PLAYBACK_RATE = 0xD410;

	/** MTP: handle of the object that is played. */
	public static final int PLAYBACK_OBJECT = 0xD411;

	/** MTP: place of that object in its playlist. */
	public static final int PLAYBACK_CONTAINER_INDEX = 0xD412;

	/** MTP: position in what is played, u32. */
	public static final int PLAYBACK_POSITION = 0xD413;

	private static final CodeNames NAMES = new CodeNames(Map.ofEntries( //
			Map.entry(BATTERY_LEVEL, "BatteryLevel"),
			Map.entry(FUNCTIONAL_MODE, "FunctionalMode"),
			Map.entry(IMAGE_SIZE, "ImageSize"),
			Map.entry(COMPRESSION_SETTING, "CompressionSetting"),
			Map.entry(WHITE_BALANCE, "WhiteBalance"),
			Map.entry(RGB_GAIN, "RGBGain"),
			Map.entry(F_NUMBER, "FNumber"),
			Map.entry(FOCAL_LENGTH, "FocalLength"),
			Map.entry(FOCUS_DISTANCE, "FocusDistance"),
			Map.entry(FOCUS_MODE, "FocusMode"),
			Map.entry(EXPOSURE_METERING_MODE, "ExposureMeteringMode"),
			Map.entry(FLASH_MODE, "FlashMode"),
			Map.entry(EXPOSURE_TIME, "ExposureTime"),
			Map.entry(EXPOSURE_PROGRAM_MODE, "ExposureProgramMode"),
			Map.entry(EXPOSURE_INDEX, "ExposureIndex"),
			Map.entry(EXPOSURE_BIAS_COMPENSATION, "ExposureBiasCompensation"),
			Map.entry(DATE_TIME, "DateTime"),
			Map.entry(CAPTURE_DELAY, "CaptureDelay"),
			Map.entry(STILL_CAPTURE_MODE, "StillCaptureMode"),
			Map.entry(CONTRAST, "Contrast"),
			Map.entry(SHARPNESS, "Sharpness"),
			Map.entry(DIGITAL_ZOOM, "DigitalZoom"),
			Map.entry(EFFECT_MODE, "EffectMode"),
			Map.entry(BURST_NUMBER, "BurstNumber"),
			Map.entry(BURST_INTERVAL, "BurstInterval"),
			Map.entry(TIMELAPSE_NUMBER, "TimelapseNumber"),
			Map.entry(TIMELAPSE_INTERVAL, "TimelapseInterval"),
			Map.entry(FOCUS_METERING_MODE, "FocusMeteringMode"),
			Map.entry(UPLOAD_URL, "UploadURL"),
			Map.entry(ARTIST, "Artist"),
			Map.entry(COPYRIGHT_INFO, "CopyrightInfo"),
			Map.entry(SUPPORTED_STREAMS, "SupportedStreams"),
			Map.entry(ENABLED_STREAMS, "EnabledStreams"),
			Map.entry(VIDEO_FORMAT, "VideoFormat"),
			Map.entry(VIDEO_RESOLUTION, "VideoResolution"),
			Map.entry(VIDEO_QUALITY, "VideoQuality"),
			Map.entry(VIDEO_FRAME_RATE, "VideoFrameRate"),
			Map.entry(VIDEO_CONTRAST, "VideoContrast"),
			Map.entry(VIDEO_BRIGHTNESS, "VideoBrightness"),
			Map.entry(AUDIO_FORMAT, "AudioFormat"),
			Map.entry(AUDIO_BITRATE, "AudioBitrate"),
			Map.entry(AUDIO_SAMPLING_RATE, "AudioSamplingRate"),
			Map.entry(AUDIO_BIT_PER_SAMPLE, "AudioBitPerSample"),
			Map.entry(AUDIO_VOLUME, "AudioVolume"),
			Map.entry(FUNCTIONAL_ID, "FunctionalID"),
			Map.entry(MODEL_ID, "ModelID"),
			Map.entry(USE_DEVICE_STAGE, "UseDeviceStage"),
			Map.entry(SYNCHRONIZATION_PARTNER, "SynchronizationPartner"),
			Map.entry(DEVICE_FRIENDLY_NAME, "DeviceFriendlyName"),
			Map.entry(VOLUME, "Volume"),
			Map.entry(SUPPORTED_FORMATS_ORDERED, "SupportedFormatsOrdered"),
			Map.entry(DEVICE_ICON, "DeviceIcon"),
			Map.entry(SESSION_INITIATOR_VERSION_INFO, "SessionInitiatorVersionInfo"),
			Map.entry(PERCEIVED_DEVICE_TYPE, "PerceivedDeviceType"),
			Map.entry(PLAYBACK_RATE, "PlaybackRate"),
			Map.entry(PLAYBACK_OBJECT, "PlaybackObject"),
			Map.entry(PLAYBACK_CONTAINER_INDEX, "PlaybackContainerIndex"),
			Map.entry(PLAYBACK_POSITION, "PlaybackPosition")));

	private DevicePropCode() {
	}

	/**
	 * Answers the standard's name of a code.
	 *
	 * @param code the code, an unsigned 16-bit integer.
	 * @return its name, or for a code not listed here its number in the form {@code 0x9ABC}; never {@code null}.
	 */
	public static String name(int code) {
		return NAMES.name(code);
	}

	/**
	 * Finds a code by its name or its number.
	 *
	 * @param text a name as {@link #name} answers it, in any case and with or without its underscores, or a number in
	 *        decimal or, after {@code 0x}, in hexadecimal notation.
	 * @return the code, empty when the text is neither.
	 */
	public static OptionalInt parse(String text) {
		return NAMES.parse(text);
	}

}
