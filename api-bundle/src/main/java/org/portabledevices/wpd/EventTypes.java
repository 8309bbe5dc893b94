package org.portabledevices.wpd;

import static org.portabledevices.description.ParameterUsage.OUT;
import static org.portabledevices.values.VariantType.LPWSTR;

import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

import org.portabledevices.description.EventDescription;
import org.portabledevices.description.ParameterDescription;

/**
 * Events that devices raise. WPD: the {@code WPD_EVENT_*} constants; an event code 0xNNNN of PTP or MTP that has none there is the GUID
 * {@code NNNN0000-5738-4FF2-8445-BE3126691059}.
 */
public final class EventTypes {

	/** An object was added, by whoever; carries {@link PropertyKeys#OBJECT_ID}. Raised by Storage. */
	public static final EventDescription OBJECT_ADDED = object("a726da95-e207-4b02-8d44-bef2e86cbffc", "ObjectAdded");
	/** An object was removed, by whoever; carries {@link PropertyKeys#OBJECT_ID}. Raised by Storage. */
	public static final EventDescription OBJECT_REMOVED = object("be82ab88-a52c-4823-96e5-d0272671fc38", "ObjectRemoved");
	/** What is known of an object has changed; carries {@link PropertyKeys#OBJECT_ID}. Raised by Storage. */
	public static final EventDescription OBJECT_UPDATED = object("1445a759-2e01-485d-9f27-ff07dae697ab", "ObjectUpdated");
	/** The device is about to reset itself; carries nothing. Raised by Device. */
	public static final EventDescription DEVICE_RESET = EventDescription.of(UUID.fromString("7755cf53-c1ed-44f3-b5a2-451e2c376b27"),
			"DeviceReset", List.of());
	/** What the device can do has changed; carries nothing. Raised by Device. */
	public static final EventDescription DEVICE_CAPABILITIES_UPDATED = EventDescription
			.of(UUID.fromString("36885aa1-cd54-4daa-b3d0-afb3e03f5999"), "DeviceCapabilitiesUpdated", List.of());

	private static final long HIGH = 0x0000_0000_5738_4FF2L;
	private static final long LOW = 0x8445_BE31_2669_1059L;

	/** A property of the device has changed, event code 0x4006; carries {@link DeviceMethods#PROPERTY}. Raised by Device. */
	public static final EventDescription DEVICE_PROPERTY_CHANGED = EventDescription.of(ofCode(0x4006), "DevicePropChanged",
			List.of(ParameterDescription.builder(DeviceMethods.PROPERTY, "Property", OUT, LPWSTR)
					.description("The name of the property, or its code if it has none").build()));
	/** A capture is complete, event code 0x400D; carries nothing. Raised by StillImageCapture. */
	public static final EventDescription CAPTURE_COMPLETE = EventDescription.of(ofCode(0x400D), "CaptureComplete", List.of());

	private EventTypes() {
	}

	/**
	 * Answers the GUID of an event code.
	 *
	 * @param code the event code, 0 to 0xFFFF.
	 * @return the GUID.
	 * @throws IllegalArgumentException if the code has more than 16 bits.
	 */
	public static UUID ofCode(int code) {
		return CodedGuids.of(code, HIGH, LOW);
	}

	/**
	 * Answers the event code in a GUID.
	 *
	 * @param event the GUID of an event.
	 * @return the event code; empty if the GUID is not one of this family.
	 */
	public static OptionalInt code(UUID event) {
		return CodedGuids.code(event, HIGH, LOW);
	}

	private static EventDescription object(String guid, String name) {
		return EventDescription.of(UUID.fromString(guid), name,
				List.of(ParameterDescription.builder(PropertyKeys.OBJECT_ID, "Object", OUT, LPWSTR).objectIdentifier()
						.description("The object ID").build()));
	}
}
