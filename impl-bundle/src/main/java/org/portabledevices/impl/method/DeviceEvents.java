package org.portabledevices.impl.method;

import java.util.Set;
import java.util.UUID;

import org.portabledevices.backend.DeviceRegistration;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.DeviceMethods;
import org.portabledevices.wpd.EventTypes;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.ObjectPropertyMethods;
import org.portabledevices.wpd.PropertyKeys;

/** Events of PTP as events of services: with WPD's GUIDs where it has one, else with the GUID that carries the event code, vendors' codes included. */
public final class DeviceEvents {

	private DeviceEvents() {
	}

	/**
	 * Raises an event of a device.
	 *
	 * @param event the event, unknown ones included.
	 * @param services the object IDs of the device's services; the event of one that it does not have is raised on Device.
	 * @param registration the device.
	 */
	public static void raise(PtpEvent event, Set<String> services, DeviceRegistration registration) {
		String service = service(event.code());
		registration.raise(services.contains(service) ? service : DeviceServices.DEVICE, id(event.code()), parameters(event));
	}

	private static String service(int code) {
		return switch (code) {
			case EventCode.OBJECT_ADDED, EventCode.OBJECT_REMOVED, EventCode.OBJECT_INFO_CHANGED, EventCode.REQUEST_OBJECT_TRANSFER,
					EventCode.STORE_ADDED, EventCode.STORE_REMOVED, EventCode.STORE_FULL, EventCode.STORAGE_INFO_CHANGED,
					EventCode.OBJECT_PROP_CHANGED, EventCode.OBJECT_PROP_DESC_CHANGED, EventCode.OBJECT_REFERENCES_CHANGED ->
					DeviceServices.STORAGE;
			case EventCode.SERVICE_ADDED, EventCode.SERVICE_REMOVED, EventCode.SERVICE_PROP_CHANGED, EventCode.METHOD_COMPLETE ->
					DeviceServices.DEVICE_SERVICES;
			case EventCode.CAPTURE_COMPLETE -> DeviceServices.STILL_IMAGE_CAPTURE;
			default -> DeviceServices.DEVICE;
		};
	}

	private static UUID id(int code) {
		return switch (code) {
			case EventCode.OBJECT_ADDED -> EventTypes.OBJECT_ADDED.id();
			case EventCode.OBJECT_REMOVED -> EventTypes.OBJECT_REMOVED.id();
			case EventCode.OBJECT_INFO_CHANGED -> EventTypes.OBJECT_UPDATED.id();
			case EventCode.DEVICE_RESET -> EventTypes.DEVICE_RESET.id();
			case EventCode.DEVICE_INFO_CHANGED -> EventTypes.DEVICE_CAPABILITIES_UPDATED.id();
			default -> EventTypes.ofCode(code);
		};
	}

	private static Values parameters(PtpEvent event) {
		return switch (event.code()) {
			case EventCode.OBJECT_ADDED, EventCode.OBJECT_REMOVED, EventCode.OBJECT_INFO_CHANGED, EventCode.REQUEST_OBJECT_TRANSFER,
					EventCode.OBJECT_REFERENCES_CHANGED ->
					Values.of(PropertyKeys.OBJECT_ID, Variant.string(ObjectIds.ofObject(event.parameter(0))));
			case EventCode.STORE_ADDED, EventCode.STORE_REMOVED, EventCode.STORE_FULL, EventCode.STORAGE_INFO_CHANGED ->
					Values.of(PropertyKeys.OBJECT_ID, Variant.string(ObjectIds.ofStorage(event.parameter(0))));
			case EventCode.DEVICE_PROP_CHANGED ->
					Values.of(DeviceMethods.PROPERTY, Variant.string(DevicePropCode.name(event.parameter(0) & 0xFFFF)));
			case EventCode.OBJECT_PROP_CHANGED -> Values.builder()
					.set(PropertyKeys.OBJECT_ID, Variant.string(ObjectIds.ofObject(event.parameter(0))))
					.set(ObjectPropertyMethods.PROPERTY, Variant.string(ObjectPropCode.name(event.parameter(1) & 0xFFFF))).build();
			case EventCode.SERVICE_ADDED, EventCode.SERVICE_REMOVED ->
					Values.of(PropertyKeys.SERVICE_ID, Variant.ui4(Integer.toUnsignedLong(event.parameter(0))));
			default -> Values.empty();
		};
	}
}
