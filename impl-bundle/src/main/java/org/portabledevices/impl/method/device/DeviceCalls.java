package org.portabledevices.impl.method.device;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.impl.call.Call;
import org.portabledevices.impl.value.Parameters;
import org.portabledevices.impl.value.PropertyValues;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.ptp.dataset.DevicePropDesc;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.DeviceMethods;

/** Methods of the Device service. */
final class DeviceCalls {

	private DeviceCalls() {
	}

	static Values getInfo(Call call) throws PtpException, StoppedException {
		DeviceInfo info = call.last(operations -> operations.getDeviceInfo());
		return Values.builder() //
				.set(DeviceMethods.MANUFACTURER, Variant.string(info.manufacturer()))
				.set(DeviceMethods.MODEL, Variant.string(info.model()))
				.set(DeviceMethods.DEVICE_VERSION, Variant.string(info.deviceVersion()))
				.set(DeviceMethods.SERIAL_NUMBER, Variant.string(info.serialNumber()))
				.set(DeviceMethods.STANDARD_VERSION, Variant.ui2(info.standardVersion()))
				.set(DeviceMethods.VENDOR_EXTENSION, Variant.string(info.vendorExtensionDesc()))
				.set(DeviceMethods.OPERATIONS, names(info.operationsSupported(), OperationCode::name))
				.set(DeviceMethods.EVENTS, names(info.eventsSupported(), EventCode::name))
				.set(DeviceMethods.PROPERTIES, names(info.devicePropertiesSupported(), DevicePropCode::name))
				.set(DeviceMethods.CAPTURE_FORMATS, names(info.captureFormats(), ObjectFormatCode::name))
				.set(DeviceMethods.IMAGE_FORMATS, names(info.imageFormats(), ObjectFormatCode::name)).build();
	}

	static Values listProperties(Call call) throws PtpException, StoppedException {
		List<Integer> codes = call.info().devicePropertiesSupported();
		List<Values> properties = new ArrayList<>();
		for (int i = 0; i < codes.size(); i++) {
			int code = codes.get(i);
			try {
				properties.add(PropertyValues.of(call.step(operations -> operations.getDevicePropDesc(code))));
			} catch (ResponseException e) {
				// there are cameras that list properties which they do not have in their present mode
			} catch (PtpFormatException e) {
				// and vendors with data types of their own; only if the packets themselves are malformed the session is over, as the next step finds
			}
			call.context().progress(i + 1, codes.size());
		}
		return Values.of(DeviceMethods.PROPERTIES, Variant.list(properties));
	}

	static Values describeProperty(Call call) throws PtpException, MethodFailure, StoppedException {
		int code = Parameters.property(call.text(DeviceMethods.PROPERTY));
		DevicePropDesc property = call.last(operations -> operations.getDevicePropDesc(code));
		return Values.of(DeviceMethods.DESCRIPTION, Variant.values(PropertyValues.of(property)));
	}

	static Values getProperty(Call call) throws PtpException, MethodFailure, StoppedException {
		int code = Parameters.property(call.text(DeviceMethods.PROPERTY));
		// the value alone does not say its data type
		int type = call.step(operations -> operations.getDevicePropDesc(code)).dataType();
		PtpValue value = call.last(operations -> operations.getDevicePropValue(code, type));
		return Values.of(DeviceMethods.VALUE, Variant.string(value.asString()));
	}

	static Values setProperty(Call call) throws PtpException, MethodFailure, StoppedException {
		int code = Parameters.property(call.text(DeviceMethods.PROPERTY));
		DevicePropDesc property = call.step(operations -> operations.getDevicePropDesc(code));
		if (!property.writable()) {
			throw Parameters.refused(ResponseCode.ACCESS_DENIED, "the property %s can only be read".formatted(DevicePropCode.name(code)));
		}
		PtpValue value = PropertyValues.parse(property, call.text(DeviceMethods.VALUE));
		try {
			call.last(operations -> {
				operations.setDevicePropValue(code, value);
				return null;
			});
		} catch (ResponseException e) {
			if (e.responseCode() == ResponseCode.INVALID_DEVICE_PROP_VALUE) {
				throw PropertyValues.notAllowed(property, value.asString());
			}
			throw e;
		}
		return Values.empty();
	}

	static Values resetProperty(Call call) throws PtpException, MethodFailure, StoppedException {
		int code = Parameters.property(call.text(DeviceMethods.PROPERTY));
		call.command(OperationCode.RESET_DEVICE_PROP_VALUE, code);
		return Values.empty();
	}

	private static Variant names(List<Integer> codes, IntFunction<String> name) {
		return Variant.list(codes.stream().map(code -> Variant.string(name.apply(code))).toList());
	}
}
