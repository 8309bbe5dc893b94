package org.portabledevices.wpd;

import static org.portabledevices.description.MethodAccess.READWRITE;
import static org.portabledevices.description.ParameterUsage.IN;
import static org.portabledevices.description.ParameterUsage.RETURN;
import static org.portabledevices.values.VariantType.LPWSTR;
import static org.portabledevices.values.VariantType.UI4;
import static org.portabledevices.values.VariantType.UNKNOWN;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Variant;

/** Methods of {@link ServiceTypes#STILL_IMAGE_CAPTURE}. */
public final class StillImageMethods {

	private static final UUID KEYS = UUID.fromString("8614c895-473d-4a0d-9426-a15f7bbbab23");

	/** Key of Storage: the object ID of a storage. */
	public static final PropertyKey STORAGE = new PropertyKey(KEYS, 2);
	/** Key of Format: a name such as {@code EXIF_JPEG}, a code such as {@code 0x3801}, or a GUID of {@link ObjectFormats}. */
	public static final PropertyKey FORMAT = new PropertyKey(KEYS, 3);
	/** Key of Objects: a list of VT_LPWSTR, the object IDs of what was added. */
	public static final PropertyKey OBJECTS = new PropertyKey(KEYS, 4);

	/** Key of Duration, in milliseconds. */
	public static final PropertyKey DURATION = new PropertyKey(KEYS, 5);

	/**
	 * Takes a picture, and completes when the device has said which objects that added and that the capture is complete. While it only waits for the device to
	 * say so, other methods may run. PTP: InitiateCapture, ObjectAdded, CaptureComplete.
	 */
	public static final MethodDescription CAPTURE = PtpMethods.method(0x100E, "Capture").access(READWRITE)
			.silenceLimit(Duration.ofSeconds(60)).description("Takes a picture: InitiateCapture, until CaptureComplete")
			.parameter(ParameterDescription.builder(OBJECTS, "Objects", RETURN, UNKNOWN)
					.description("The object IDs of what was added").build())
			.parameter(ParameterDescription.builder(STORAGE, "Storage", IN, LPWSTR).objectIdentifier().defaultValue(Variant.empty())
					.description("The storage, such as s10001; absent: the device chooses").build())
			.parameter(ParameterDescription.builder(FORMAT, "Format", IN, LPWSTR).defaultValue(Variant.empty())
					.description("The object format, such as EXIF_JPEG or 0x3801; absent: the device chooses").build())
			.build();

	/**
	 * Takes pictures until the duration is over, until {@link #TERMINATE_OPEN_CAPTURE}, until the device ends it by itself, or until it is cancelled; the first three
	 * end it SUCCEEDED with what was added. A cancel sends TerminateOpenCapture too, and is confirmed when the device has answered it: what was taken stays on the
	 * device. While it waits other methods may run. PTP: InitiateOpenCapture, ObjectAdded, TerminateOpenCapture, CaptureComplete.
	 */
	public static final MethodDescription OPEN_CAPTURE = PtpMethods.method(0x101C, "OpenCapture").access(READWRITE)
			.silenceLimit(Duration.ofHours(25)).description("Takes pictures until it is told to stop: InitiateOpenCapture")
			.parameter(PtpParameters.nested(OBJECTS, "Objects", "The object IDs of what was added"))
			.parameter(PtpParameters.storage(STORAGE, "The storage, such as s10001; absent: the device chooses"))
			.parameter(PtpParameters.format(FORMAT, "The object format, such as EXIF_JPEG or 0x3801; absent: the device chooses"))
			.parameter(ParameterDescription.builder(DURATION, "Duration", IN, UI4).defaultValue(Variant.empty())
					.range(Variant.ui4(1), Variant.ui4(86_400_000))
					.description("For how many milliseconds; absent: until it is terminated or cancelled, 24 hours at most").build())
			.build();

	/**
	 * Ends the open captures that {@link #OPEN_CAPTURE} of any client has started; they succeed with what was added. Fails with Capture_Already_Terminated
	 * (0x80042018) if there is none. Cannot be cancelled while it runs. PTP: TerminateOpenCapture.
	 */
	public static final MethodDescription TERMINATE_OPEN_CAPTURE = PtpMethods.method(0x1018, "TerminateOpenCapture").access(READWRITE)
			.notCancellable().description("Ends the open capture, which then succeeds: TerminateOpenCapture").build();

	/** All methods, in the order in which a service offers them. */
	public static final List<MethodDescription> ALL = List.of(CAPTURE);

	private StillImageMethods() {
	}
}
