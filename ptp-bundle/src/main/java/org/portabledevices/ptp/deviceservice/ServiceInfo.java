package org.portabledevices.ptp.deviceservice;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.dataset.DatasetReader;
import org.portabledevices.ptp.dataset.DatasetWriter;

/**
 * Describes a service of a device. MTP Device Services: ServiceInfo dataset. Each list on the wire is a u32 count and its
 * items.
 *
 * @param serviceId the number of the service in this session, u32.
 * @param storageId the storage that holds its objects, u32; 0 for none.
 * @param persistentId identifies the service on this device for good, GUID.
 * @param version the version of the service, u32.
 * @param type which service it is, GUID; see the list in the WPD documentation.
 * @param name its name, string.
 * @param serviceType u32: whether it is a service of its own or one that others build on, as the device writes it.
 * @param baseServiceId the service that it builds on, u32; 0 for none.
 * @param usedServices the types of services that it uses, GUIDs.
 * @param properties its properties.
 * @param formats the formats of its objects.
 * @param methods its methods.
 * @param events its events.
 * @param dataBlocks further data, GUIDs.
 */
public record ServiceInfo(int serviceId, int storageId, UUID persistentId, int version, UUID type, String name,
		int serviceType, int baseServiceId, List<UUID> usedServices, List<Property> properties, List<Format> formats,
		List<Method> methods, List<Event> events, List<UUID> dataBlocks) {
	/** How many items a list may have. */
	private static final int MAXIMUM = 0xFFFF;

	/**
	 * A property of a service.
	 *
	 * @param code its code, u16.
	 * @param namespace the category of its key, GUID.
	 * @param id the number of its key in that category, u32.
	 * @param name its name, string.
	 */
	public record Property(int code, UUID namespace, int id, String name) {
	}

	/**
	 * A format of a service's objects.
	 *
	 * @param code its code, u16.
	 * @param guid which format it is, GUID.
	 * @param name its name, string.
	 * @param baseFormat the object format code that it builds on, u16; 0 for none.
	 * @param mimeType its MIME type, string; may be empty.
	 */
	public record Format(int code, UUID guid, String name, int baseFormat, String mimeType) {
	}

	/**
	 * A method of a service. Its parameters are described in the {@link FormatCapabilities} of its code.
	 *
	 * @param code its code in the number space of object formats, u16.
	 * @param guid which method it is, GUID.
	 * @param name its name, string.
	 * @param format the object format code that it works on, u16; 0 for the service as a whole.
	 */
	public record Method(int code, UUID guid, String name, int format) {
	}

	/**
	 * An event of a service.
	 *
	 * @param code its code, u16.
	 * @param guid which event it is, GUID.
	 * @param name its name, string.
	 */
	public record Event(int code, UUID guid, String name) {
	}

	/**
	 * Copies the lists.
	 *
	 * @param serviceId as in the record.
	 * @param storageId as in the record.
	 * @param persistentId as in the record.
	 * @param version as in the record.
	 * @param type as in the record.
	 * @param name as in the record.
	 * @param serviceType as in the record.
	 * @param baseServiceId as in the record.
	 * @param usedServices as in the record.
	 * @param properties as in the record.
	 * @param formats as in the record.
	 * @param methods as in the record.
	 * @param events as in the record.
	 * @param dataBlocks as in the record.
	 */
	public ServiceInfo {
		requireNonNull(persistentId, "persistentId");
		requireNonNull(type, "type");
		usedServices = List.copyOf(usedServices);
		properties = List.copyOf(properties);
		formats = List.copyOf(formats);
		methods = List.copyOf(methods);
		events = List.copyOf(events);
		dataBlocks = List.copyOf(dataBlocks);
	}

	/**
	 * Reads a description from its wire form.
	 *
	 * @param bytes the bytes.
	 * @return the description.
	 * @throws PtpFormatException if the bytes are malformed.
	 */
	public static ServiceInfo decode(byte[] bytes) throws PtpFormatException {
		DatasetReader in = new DatasetReader("ServiceInfo", bytes);
		return new ServiceInfo(in.u32("ServiceID"), in.u32("ServiceStorageID"), in.guid("ServicePUID"),
				in.u32("ServiceVersion"), in.guid("ServiceGUID"), in.string("ServiceName"), in.u32("ServiceType"),
				in.u32("BaseServiceID"), guids(in, "UsedServices"), properties(in), formats(in), methods(in), events(in),
				guids(in, "ServiceDataBlock"));
	}

	/**
	 * Answers the wire form.
	 *
	 * @return the bytes.
	 */
	public byte[] encode() {
		DatasetWriter out = new DatasetWriter().u32(serviceId).u32(storageId).guid(persistentId).u32(version).guid(type)
				.string(name).u32(serviceType).u32(baseServiceId);
		out.u32(usedServices.size());
		usedServices.forEach(out::guid);
		out.u32(properties.size());
		properties.forEach(property -> out.u16(property.code).guid(property.namespace).u32(property.id)
				.string(property.name));
		out.u32(formats.size());
		formats.forEach(format -> out.u16(format.code).guid(format.guid).string(format.name).u16(format.baseFormat)
				.string(format.mimeType));
		out.u32(methods.size());
		methods.forEach(method -> out.u16(method.code).guid(method.guid).string(method.name).u16(method.format));
		out.u32(events.size());
		events.forEach(event -> out.u16(event.code).guid(event.guid).string(event.name));
		out.u32(dataBlocks.size());
		dataBlocks.forEach(out::guid);
		return out.toByteArray();
	}

	private static List<UUID> guids(DatasetReader in, String field) throws PtpFormatException {
		int count = in.count(field, 16, MAXIMUM);
		List<UUID> guids = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			guids.add(in.guid(field));
		}
		return guids;
	}

	private static List<Property> properties(DatasetReader in) throws PtpFormatException {
		int count = in.count("ServiceProperties", 23, MAXIMUM);
		List<Property> properties = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			properties.add(new Property(in.u16("ServicePropCode"), in.guid("ServicePropNamespace"),
					in.u32("ServicePropPKeyID"), in.string("ServicePropName")));
		}
		return properties;
	}

	private static List<Format> formats(DatasetReader in) throws PtpFormatException {
		int count = in.count("ServiceFormats", 22, MAXIMUM);
		List<Format> formats = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			formats.add(new Format(in.u16("ServiceFormatCode"), in.guid("ServiceFormatGUID"),
					in.string("ServiceFormatName"), in.u16("ServiceFormatBase"), in.string("ServiceFormatMIMEType")));
		}
		return formats;
	}

	private static List<Method> methods(DatasetReader in) throws PtpFormatException {
		int count = in.count("ServiceMethods", 21, MAXIMUM);
		List<Method> methods = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			methods.add(new Method(in.u16("ServiceMethodCode"), in.guid("ServiceMethodGUID"),
					in.string("ServiceMethodName"), in.u16("ServiceMethodFormat")));
		}
		return methods;
	}

	private static List<Event> events(DatasetReader in) throws PtpFormatException {
		int count = in.count("ServiceEvents", 19, MAXIMUM);
		List<Event> events = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			events.add(new Event(in.u16("ServiceEventCode"), in.guid("ServiceEventGUID"), in.string("ServiceEventName")));
		}
		return events;
	}
}
