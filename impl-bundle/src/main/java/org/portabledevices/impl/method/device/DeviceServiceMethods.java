package org.portabledevices.impl.method.device;

import static org.portabledevices.ptp.code.OperationCode.GET_DEVICE_PROP_DESC;
import static org.portabledevices.ptp.code.OperationCode.GET_DEVICE_PROP_VALUE;
import static org.portabledevices.ptp.code.OperationCode.POWER_DOWN;
import static org.portabledevices.ptp.code.OperationCode.RESET_DEVICE;
import static org.portabledevices.ptp.code.OperationCode.RESET_DEVICE_PROP_VALUE;
import static org.portabledevices.ptp.code.OperationCode.SELF_TEST;
import static org.portabledevices.ptp.code.OperationCode.SET_DEVICE_PROP_VALUE;
import static org.portabledevices.ptp.code.OperationCode.SKIP;

import org.portabledevices.impl.call.CallDevice;
import org.portabledevices.impl.call.ClosingMethod;
import org.portabledevices.impl.call.ServiceOffer;
import org.portabledevices.wpd.DeviceControlMethods;
import org.portabledevices.wpd.DeviceMethods;

/** The methods of the Device service, each with the operations that it takes. */
public final class DeviceServiceMethods {

	private DeviceServiceMethods() {
	}

	/** Offers those that the device can do. */
	public static void offer(ServiceOffer offer, CallDevice device) {
		properties(offer);
		controls(offer, device);
		// devices do not list all that they can do: whatever the caller asks for is sent
		offer.method(DeviceControlMethods.EXECUTE_OPERATION, Operations::execute);
		offer.method(DeviceControlMethods.EXECUTE_OPERATION_WITH_DATA_TO_READ, Operations::read);
		offer.method(DeviceControlMethods.EXECUTE_OPERATION_WITH_DATA_TO_WRITE, Operations::write);
	}

	private static void properties(ServiceOffer offer) {
		// every device answers GetDeviceInfo; there are some that do not list it
		offer.method(DeviceMethods.GET_INFO, DeviceCalls::getInfo);
		offer.method(DeviceMethods.LIST_PROPERTIES, DeviceCalls::listProperties, GET_DEVICE_PROP_DESC);
		offer.method(DeviceMethods.DESCRIBE_PROPERTY, DeviceCalls::describeProperty, GET_DEVICE_PROP_DESC);
		offer.method(DeviceMethods.GET_PROPERTY, DeviceCalls::getProperty, GET_DEVICE_PROP_DESC, GET_DEVICE_PROP_VALUE);
		offer.method(DeviceMethods.SET_PROPERTY, DeviceCalls::setProperty, GET_DEVICE_PROP_DESC, SET_DEVICE_PROP_VALUE);
		offer.method(DeviceMethods.RESET_PROPERTY, DeviceCalls::resetProperty, RESET_DEVICE_PROP_VALUE);
	}

	private static void controls(ServiceOffer offer, CallDevice device) {
		offer.method(DeviceControlMethods.SELF_TEST, DeviceControls::selfTest, SELF_TEST);
		if (offer.supports(RESET_DEVICE)) {
			offer.handler(DeviceControlMethods.RESET, described -> new ClosingMethod(device, described, DeviceControls::reset));
		}
		if (offer.supports(POWER_DOWN)) {
			offer.handler(DeviceControlMethods.POWER_DOWN, described -> new ClosingMethod(device, described, DeviceControls::powerDown));
		}
		offer.method(DeviceControlMethods.SKIP, DeviceControls::skip, SKIP);
	}
}
