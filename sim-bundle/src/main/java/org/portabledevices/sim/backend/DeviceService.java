package org.portabledevices.sim.backend;

import java.util.ArrayList;
import java.util.List;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.work.Failures;
import org.portabledevices.sim.work.Works;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.DeviceMethods;
import org.portabledevices.wpd.EventTypes;
import org.portabledevices.wpd.ServiceTypes;

/** Device: what the camera is, and its properties. */
final class DeviceService {

	private final SimulatedCamera camera;

	DeviceService(SimulatedCamera camera) {
		this.camera = camera;
	}

	ServiceDescription describe(Works works) {
		ServiceDescription.Builder service = ServiceDescription.builder(ServiceTypes.DEVICE, CameraServices.DEVICE)
				.method(DeviceMethods.GET_INFO, works.instant(context -> info()))
				.method(DeviceMethods.LIST_PROPERTIES, works.instant(context -> properties()))
				.method(DeviceMethods.DESCRIBE_PROPERTY, works.instant(this::description))
				.method(DeviceMethods.GET_PROPERTY, works.instant(this::value))
				.method(DeviceMethods.SET_PROPERTY, works.instant(this::set))
				.method(DeviceMethods.RESET_PROPERTY, works.instant(this::reset))
				.event(EventTypes.DEVICE_PROPERTY_CHANGED)
				.event(EventTypes.DEVICE_RESET);
		new ControlService(camera, works, this).addTo(service);
		return service.build();
	}

	private Values info() {
		DeviceInfo info = camera.deviceInfo();
		return Values.builder()
				.set(DeviceMethods.MANUFACTURER, Variant.string(info.manufacturer()))
				.set(DeviceMethods.MODEL, Variant.string(info.model()))
				.set(DeviceMethods.DEVICE_VERSION, Variant.string(info.deviceVersion()))
				.set(DeviceMethods.SERIAL_NUMBER, Variant.string(info.serialNumber()))
				.set(DeviceMethods.STANDARD_VERSION, Variant.ui2(info.standardVersion()))
				.set(DeviceMethods.VENDOR_EXTENSION, Variant.string(info.vendorExtensionDesc()))
				.set(DeviceMethods.OPERATIONS, DatasetValues.names(info.operationsSupported(), OperationCode::name))
				.set(DeviceMethods.EVENTS, DatasetValues.names(info.eventsSupported(), EventCode::name))
				.set(DeviceMethods.PROPERTIES, DatasetValues.names(info.devicePropertiesSupported(), DevicePropCode::name))
				.set(DeviceMethods.CAPTURE_FORMATS, DatasetValues.names(info.captureFormats(), ObjectFormatCode::name))
				.set(DeviceMethods.IMAGE_FORMATS, DatasetValues.names(info.imageFormats(), ObjectFormatCode::name))
				.build();
	}

	private Values properties() throws ResponseException {
		List<Values> properties = new ArrayList<>();
		for (int code : camera.properties().codes()) {
			properties.add(DatasetValues.of(camera.properties().describe(code)));
		}
		return Values.of(DeviceMethods.PROPERTIES, Variant.list(properties));
	}

	private Values description(InvocationContext context) throws MethodFailure, ResponseException {
		return Values.of(DeviceMethods.DESCRIPTION,
				Variant.values(DatasetValues.of(camera.properties().describe(property(context)))));
	}

	private Values value(InvocationContext context) throws MethodFailure, ResponseException {
		PtpValue value = camera.properties().describe(property(context)).current();
		return Values.of(DeviceMethods.VALUE, Variant.string(value.asString()));
	}

	private Values set(InvocationContext context) throws MethodFailure, ResponseException {
		int code = property(context);
		int type = camera.properties().describe(code).dataType();
		String text = context.parameters().get(DeviceMethods.VALUE).asString();
		try {
			camera.setProperty(code, DatasetValues.parse(type, text), this);
		} catch (IllegalArgumentException e) { // no number, or not of the type
			throw Failures.of(ResponseCode.INVALID_DEVICE_PROP_VALUE, "%s takes a %s, not \"%s\"", DevicePropCode.name(code),
					DataTypeCode.name(type), text);
		} catch (ResponseException e) {
			throw Failures.of(e.responseCode(), "%s does not take \"%s\"", DevicePropCode.name(code), text);
		}
		return Values.empty();
	}

	private Values reset(InvocationContext context) throws MethodFailure, ResponseException {
		camera.resetProperty(property(context), this);
		return Values.empty();
	}

	private static int property(InvocationContext context) throws MethodFailure {
		return CameraLookup.property(context.parameters(), DeviceMethods.PROPERTY);
	}
}
