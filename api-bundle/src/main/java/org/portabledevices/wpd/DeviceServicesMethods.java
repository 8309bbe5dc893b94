package org.portabledevices.wpd;

import static org.portabledevices.description.ParameterUsage.IN;
import static org.portabledevices.description.ParameterUsage.RETURN;
import static org.portabledevices.values.VariantType.BYTES;
import static org.portabledevices.values.VariantType.UI4;

import java.util.List;
import java.util.UUID;

import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Variant;

/**
 * Methods of {@link ServiceTypes#DEVICE_SERVICES}, an extension of ours: which services an MTP device says that it has. What the public specification says of the
 * operations 0x9301 to 0x930A is their numbers and their first parameters; so datasets are handed out as they came, and what is read out of them is marked.
 * The operations that write (0x9306 to 0x9309) are reached by {@link DeviceControlMethods#EXECUTE_OPERATION}.
 */
public final class DeviceServicesMethods {

	private static final UUID KEYS = UUID.fromString("599ec926-ce2b-4bee-a8bc-b99e4867461a");

	/** Key of ServiceID: the device's number of a service. */
	public static final PropertyKey SERVICE_ID = new PropertyKey(KEYS, 2);
	/** Key of Format: a name, a code or a GUID of an object format. */
	public static final PropertyKey FORMAT = new PropertyKey(KEYS, 3);
	/** Key of PropertyCode: the code of a property of a service. */
	public static final PropertyKey PROPERTY_CODE = new PropertyKey(KEYS, 4);
	/** Key of Dataset: the bytes as the device has sent them. */
	public static final PropertyKey DATASET = new PropertyKey(KEYS, 5);
	/** Key of Services: a list of {@link org.portabledevices.values.Values}, see {@link #LIST_SERVICES}. */
	public static final PropertyKey SERVICES = new PropertyKey(KEYS, 6);

	/**
	 * Lists the services of the device. Each has SERVICE_ID of {@link PropertyKeys}; then, if its ServiceInfo can be read, SERVICE_GUID, SERVICE_NAME,
	 * SERVICE_FORMATS, SERVICE_METHODS, SERVICE_PROPERTIES and SERVICE_EVENTS; then SERVICE_INFO as it came, and SERVICE_CAPABILITIES if the device answers it.
	 * Progress counts services. MTP Device Services: GetServiceIDs, GetServiceInfo and GetServiceCapabilities of each.
	 */
	public static final MethodDescription LIST_SERVICES = PtpMethods.method(0x0007, "ListServices")
			.description("Lists the services of the device: GetServiceIDs, GetServiceInfo and GetServiceCapabilities of each")
			.parameter(PtpParameters.nested(SERVICES, "Services", "One set of values for each")).build();

	/** Answers what the device says of a service. MTP Device Services: GetServiceInfo. */
	public static final MethodDescription GET_SERVICE_INFO = PtpMethods.method(0x9302, "GetServiceInfo")
			.description("Answers what the device says of a service, as bytes: GetServiceInfo").parameter(dataset()).parameter(serviceId())
			.build();

	/** Answers the formats and methods of a service. MTP Device Services: GetServiceCapabilities. */
	public static final MethodDescription GET_SERVICE_CAPABILITIES = PtpMethods.method(0x9303, "GetServiceCapabilities")
			.description("Answers the formats and methods of a service, as bytes: GetServiceCapabilities").parameter(dataset())
			.parameter(serviceId()).parameter(PtpParameters.format(FORMAT, "Only of this object format, such as 0xBB81")).build();

	/** Describes the properties of a service. MTP Device Services: GetServicePropDesc. */
	public static final MethodDescription GET_SERVICE_PROPERTY_DESCRIPTIONS = PtpMethods.method(0x9304, "GetServicePropertyDescriptions")
			.description("Describes the properties of a service, as bytes: GetServicePropDesc").parameter(dataset()).parameter(serviceId())
			.parameter(propertyCode()).build();

	/** Answers the properties of a service. MTP Device Services: GetServicePropList. */
	public static final MethodDescription GET_SERVICE_PROPERTIES = PtpMethods.method(0x9305, "GetServiceProperties")
			.description("Answers the properties of a service, as bytes: GetServicePropList").parameter(dataset()).parameter(serviceId())
			.parameter(propertyCode()).build();

	/** Describes object formats. MTP Device Services: GetFormatCapabilities. */
	public static final MethodDescription GET_FORMAT_CAPABILITIES = PtpMethods.method(0x930A, "GetFormatCapabilities")
			.description("Describes object formats, as bytes: GetFormatCapabilities").parameter(dataset())
			.parameter(PtpParameters.format(FORMAT, "Only this object format, such as 0xBB81")).build();

	/** All methods, in the order in which a service offers them. */
	public static final List<MethodDescription> ALL = List.of(LIST_SERVICES, GET_SERVICE_INFO, GET_SERVICE_CAPABILITIES,
			GET_SERVICE_PROPERTY_DESCRIPTIONS, GET_SERVICE_PROPERTIES, GET_FORMAT_CAPABILITIES);

	private DeviceServicesMethods() {
	}

	private static ParameterDescription dataset() {
		return ParameterDescription.builder(DATASET, "Dataset", RETURN, BYTES).description("The dataset as the device has sent it").build();
	}

	private static ParameterDescription serviceId() {
		return ParameterDescription.builder(SERVICE_ID, "ServiceID", IN, UI4).description("The device's number of the service").build();
	}

	private static ParameterDescription propertyCode() {
		return ParameterDescription.builder(PROPERTY_CODE, "PropertyCode", IN, UI4).defaultValue(Variant.empty())
				.range(Variant.ui4(0), Variant.ui4(0xFFFF)).description("Only this property of the service, such as 0xDC01; absent: all")
				.build();
	}
}
