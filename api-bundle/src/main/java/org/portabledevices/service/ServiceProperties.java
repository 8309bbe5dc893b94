package org.portabledevices.service;

/** Names of the service properties of {@link PortableDeviceService} and {@link DeviceEventListener}. */
public final class ServiceProperties {

	/** {@code String[]}: the GUIDs, in lower case, of the service's type and of the abstract services that it implements. */
	public static final String SERVICE_TYPE = "portabledevices.service.type";
	/** {@code String}: the Plug and Play service ID. */
	public static final String SERVICE_ID = "portabledevices.service.id";
	/** {@code String}: the name of the service. */
	public static final String SERVICE_NAME = "portabledevices.service.name";
	/** {@code String}: the Plug and Play device ID. */
	public static final String DEVICE_ID = "portabledevices.device.id";
	/** {@code String}: the friendly name of the device. */
	public static final String DEVICE_NAME = "portabledevices.device.name";
	/** {@code String}: the serial number of the device, absent if it has none. */
	public static final String SERIAL_NUMBER = "portabledevices.serial.number";
	/** {@code String}: the name of the backend. */
	public static final String BACKEND = "portabledevices.backend";
	/** {@code String}, on a {@link DeviceEventListener}: an LDAP filter on the properties of the service that raises; absent for all. */
	public static final String EVENT_FILTER = "portabledevices.event.filter";

	private ServiceProperties() {
	}
}
