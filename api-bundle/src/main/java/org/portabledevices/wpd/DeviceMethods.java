package org.portabledevices.wpd;

import static org.portabledevices.description.MethodAccess.READWRITE;
import static org.portabledevices.description.ParameterUsage.IN;
import static org.portabledevices.description.ParameterUsage.RETURN;
import static org.portabledevices.values.VariantType.LPWSTR;
import static org.portabledevices.values.VariantType.UI2;
import static org.portabledevices.values.VariantType.UNKNOWN;

import java.util.List;
import java.util.UUID;

import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.values.PropertyKey;

/**
 * Methods of {@link ServiceTypes#DEVICE}. A property is named as PTP or MTP names it, such as {@code BatteryLevel} in any case, or by its code, such as
 * {@code 0x5001}. Values are texts: integers in decimal notation, strings as they are, arrays as {@code [1, 2, 3]}; {@link #DESCRIBE_PROPERTY} answers them typed.
 * Further methods of the service are in {@link DeviceControlMethods}.
 */
public final class DeviceMethods {

	private static final UUID KEYS = UUID.fromString("4119c2a8-4afd-46d6-84b2-8be049cc7311");

	/** Key of Property: a name or a code. */
	public static final PropertyKey PROPERTY = new PropertyKey(KEYS, 2);
	/** Key of Value, a text. */
	public static final PropertyKey VALUE = new PropertyKey(KEYS, 3);
	/** Key of Description: {@link org.portabledevices.values.Values} with the property keys of {@link PropertyKeys}. */
	public static final PropertyKey DESCRIPTION = new PropertyKey(KEYS, 4);
	/** Key of Properties: a list of {@link org.portabledevices.values.Values} with the property keys of {@link PropertyKeys}. */
	public static final PropertyKey PROPERTIES = new PropertyKey(KEYS, 5);
	/** Key of Manufacturer. */
	public static final PropertyKey MANUFACTURER = new PropertyKey(KEYS, 6);
	/** Key of Model. */
	public static final PropertyKey MODEL = new PropertyKey(KEYS, 7);
	/** Key of DeviceVersion. */
	public static final PropertyKey DEVICE_VERSION = new PropertyKey(KEYS, 8);
	/** Key of SerialNumber. */
	public static final PropertyKey SERIAL_NUMBER = new PropertyKey(KEYS, 9);
	/** Key of StandardVersion: of PTP, in hundredths. */
	public static final PropertyKey STANDARD_VERSION = new PropertyKey(KEYS, 10);
	/** Key of VendorExtension: the vendor's extensions in words. */
	public static final PropertyKey VENDOR_EXTENSION = new PropertyKey(KEYS, 11);
	/** Key of Operations: a list of VT_LPWSTR, names or, without one, codes. */
	public static final PropertyKey OPERATIONS = new PropertyKey(KEYS, 12);
	/** Key of Events: a list of VT_LPWSTR, names or, without one, codes. */
	public static final PropertyKey EVENTS = new PropertyKey(KEYS, 13);
	/** Key of CaptureFormats: a list of VT_LPWSTR, names or, without one, codes. */
	public static final PropertyKey CAPTURE_FORMATS = new PropertyKey(KEYS, 14);
	/** Key of ImageFormats: a list of VT_LPWSTR, names or, without one, codes. */
	public static final PropertyKey IMAGE_FORMATS = new PropertyKey(KEYS, 15);

	/** Says what the device is and can do. PTP: GetDeviceInfo. */
	public static final MethodDescription GET_INFO = PtpMethods.method(0x1001, "GetInfo")
			.description("Says what the device is and can do: GetDeviceInfo")
			.parameter(text(MANUFACTURER, "Manufacturer", "Who made it"))
			.parameter(text(MODEL, "Model", "Its model"))
			.parameter(text(DEVICE_VERSION, "DeviceVersion", "The version of the device or its firmware"))
			.parameter(text(SERIAL_NUMBER, "SerialNumber", "Its serial number"))
			.parameter(ParameterDescription.builder(STANDARD_VERSION, "StandardVersion", RETURN, UI2)
					.description("The version of PTP that it follows, in hundredths").build())
			.parameter(text(VENDOR_EXTENSION, "VendorExtension", "The vendor's extensions that it speaks"))
			.parameter(list(OPERATIONS, "Operations", "The operations that it offers"))
			.parameter(list(EVENTS, "Events", "The events that it raises"))
			.parameter(list(PROPERTIES, "Properties", "The properties that it has"))
			.parameter(list(CAPTURE_FORMATS, "CaptureFormats", "The object formats that it can capture"))
			.parameter(list(IMAGE_FORMATS, "ImageFormats", "The object formats that it can keep"))
			.build();

	/** Describes all properties. Progress counts properties. PTP: GetDevicePropDesc of each. */
	public static final MethodDescription LIST_PROPERTIES = PtpMethods.method(0x0001, "ListProperties")
			.description("Describes all properties: GetDevicePropDesc of each")
			.parameter(list(PROPERTIES, "Properties", "One set of values for each"))
			.build();

	/**
	 * Describes a property: PROPERTY_CODE, PROPERTY_NAME, PROPERTY_DATA_TYPE, PROPERTY_WRITABLE, PROPERTY_VALUE, PROPERTY_DEFAULT, then for a range
	 * PROPERTY_MINIMUM, PROPERTY_MAXIMUM and PROPERTY_STEP, for an enumeration PROPERTY_ENUMERATION, in this order; last PROPERTY_VALUE_NAME, if the standards
	 * name the values of the property. PTP: GetDevicePropDesc.
	 */
	public static final MethodDescription DESCRIBE_PROPERTY = PtpMethods.method(0x1014, "DescribeProperty")
			.description("Describes a property, its value included: GetDevicePropDesc")
			.parameter(ParameterDescription.builder(DESCRIPTION, "Description", RETURN, UNKNOWN)
					.description("Its type, value, default and allowed values").build())
			.parameter(property()).build();

	/** Answers the value of a property. PTP: GetDevicePropValue. */
	public static final MethodDescription GET_PROPERTY = PtpMethods.method(0x1015, "GetProperty")
			.description("Answers the value of a property: GetDevicePropValue")
			.parameter(text(VALUE, "Value", "Its value as text")).parameter(property()).build();

	/** Sets the value of a property; the text is read by the property's data type, and where the standards name its values may be such a name,
	 * as Automatic of WhiteBalance. PTP: SetDevicePropValue. */
	public static final MethodDescription SET_PROPERTY = PtpMethods.method(0x1016, "SetProperty").access(READWRITE)
			.description("Sets the value of a property: SetDevicePropValue").parameter(property())
			.parameter(ParameterDescription.builder(VALUE, "Value", IN, LPWSTR).description("Its new value as text").build()).build();

	/** Gives a property its default again. PTP: ResetDevicePropValue. */
	public static final MethodDescription RESET_PROPERTY = PtpMethods.method(0x1017, "ResetProperty").access(READWRITE).notCancellable()
			.description("Gives a property its default again: ResetDevicePropValue").parameter(property()).build();

	/** All methods, in the order in which a service offers them. */
	public static final List<MethodDescription> ALL = List.of(GET_INFO, LIST_PROPERTIES, DESCRIBE_PROPERTY, GET_PROPERTY, SET_PROPERTY,
			RESET_PROPERTY);

	private DeviceMethods() {
	}

	private static ParameterDescription property() {
		return ParameterDescription.builder(PROPERTY, "Property", IN, LPWSTR).description("The property, such as BatteryLevel or 0x5001")
				.build();
	}

	private static ParameterDescription text(PropertyKey key, String name, String words) {
		return ParameterDescription.builder(key, name, RETURN, LPWSTR).description(words).build();
	}

	private static ParameterDescription list(PropertyKey key, String name, String words) {
		return ParameterDescription.builder(key, name, RETURN, UNKNOWN).description(words).build();
	}
}
