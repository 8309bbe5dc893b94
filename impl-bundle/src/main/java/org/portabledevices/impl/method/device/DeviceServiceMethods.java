package org.portabledevices.impl.method.device;

import static org.portabledevices.ptp.code.OperationCode.GET_DEVICE_PROP_DESC;
import static org.portabledevices.ptp.code.OperationCode.GET_DEVICE_PROP_VALUE;
import static org.portabledevices.ptp.code.OperationCode.RESET_DEVICE_PROP_VALUE;
import static org.portabledevices.ptp.code.OperationCode.SET_DEVICE_PROP_VALUE;

import org.portabledevices.impl.call.ServiceOffer;
import org.portabledevices.wpd.DeviceMethods;

/** The methods of the Device service, each with the operations that it takes. */
public final class DeviceServiceMethods {

	private DeviceServiceMethods() {
	}

	/** Offers those that the device can do. */
	public static void offer(ServiceOffer offer) {
		// every device answers GetDeviceInfo; there are some that do not list it
		offer.method(DeviceMethods.GET_INFO, DeviceCalls::getInfo);
		offer.method(DeviceMethods.LIST_PROPERTIES, DeviceCalls::listProperties, GET_DEVICE_PROP_DESC);
		offer.method(DeviceMethods.DESCRIBE_PROPERTY, DeviceCalls::describeProperty, GET_DEVICE_PROP_DESC);
		offer.method(DeviceMethods.GET_PROPERTY, DeviceCalls::getProperty, GET_DEVICE_PROP_DESC, GET_DEVICE_PROP_VALUE);
		offer.method(DeviceMethods.SET_PROPERTY, DeviceCalls::setProperty, GET_DEVICE_PROP_DESC, SET_DEVICE_PROP_VALUE);
		offer.method(DeviceMethods.RESET_PROPERTY, DeviceCalls::resetProperty, RESET_DEVICE_PROP_VALUE);
	}
}
