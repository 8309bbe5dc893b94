package org.portabledevices.sim.responder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.description.ParameterForm;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.DataTypeCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.DatasetWriter;
import org.portabledevices.ptp.dataset.InterdependentPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PropForm;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.deviceservice.FormatCapabilities;
import org.portabledevices.ptp.deviceservice.ServiceInfo;
import org.portabledevices.ptp.deviceservice.ServicePropDesc;
import org.portabledevices.sim.backend.ContactsDescription;
import org.portabledevices.wpd.ObjectFormats;
import org.portabledevices.wpd.ServiceTypes;

/**
 * What a phone tells of its Contacts service by the operations of MTP Device Services. The service has no properties and no objects, and there is no operation that
 * would run its methods. Immutable.
 */
final class ContactsOnTheWire {

	private static final int SERVICE = 1;
	private static final int VERSION = 100;
	/** Where vendors' codes begin: of formats, among which methods have theirs, of object properties, and of events. */
	private static final int FIRST_METHOD = 0xB001;
	private static final int FIRST_PARAMETER = 0xD801;
	private static final int FIRST_EVENT = 0xC001;
	/** In place of a format or a property. */
	private static final int ALL = 0;

	private final ServiceInfo info;
	private final List<FormatCapabilities> capabilities;

	ContactsOnTheWire(String deviceId) {
		List<ServiceInfo.Format> formats = ContactsDescription.FORMATS.stream()
				.map(format -> new ServiceInfo.Format(ObjectFormats.code(format.id()).orElseThrow(), format.id(), format.name(), 0, ""))
				.toList();
		List<ServiceInfo.Method> methods = new ArrayList<>();
		List<FormatCapabilities> described = new ArrayList<>();
		formats.forEach(format -> described.add(capabilities(format.code(), List.of())));
		int nextParameter = FIRST_PARAMETER;
		for (MethodDescription method : ContactsDescription.METHODS) {
			int code = FIRST_METHOD + methods.size();
			methods.add(new ServiceInfo.Method(code, method.id(), method.name(), 0));
			List<ObjectPropDesc> parameters = new ArrayList<>();
			for (ParameterDescription parameter : method.parameters()) {
				parameters.add(parameter(nextParameter++, parameter));
			}
			described.add(capabilities(code, parameters));
		}
		List<ServiceInfo.Event> events = new ArrayList<>();
		ContactsDescription.EVENTS
				.forEach(event -> events.add(new ServiceInfo.Event(FIRST_EVENT + events.size(), event.id(), event.name())));
		UUID persistent = UUID.nameUUIDFromBytes((deviceId + "/" + ContactsDescription.NAME).getBytes(StandardCharsets.UTF_8));
		info = new ServiceInfo(SERVICE, 0, persistent, VERSION, ServiceTypes.CONTACTS, ContactsDescription.NAME, 0, 0,
				List.of(ServiceTypes.FULL_ENUM_SYNC), List.of(), formats, methods, events, List.of());
		capabilities = List.copyOf(described);
	}

	/** Answers what an operation tells of a service and, if it asks for that, of one format or one property. */
	byte[] dataset(int operation, int service, int which) throws ResponseException {
		if (operation == OperationCode.GET_SERVICE_IDS) {
			return new DatasetWriter().u32Array(SERVICE).toByteArray();
		}
		return switch (operation) {
			case OperationCode.GET_SERVICE_INFO -> of(service).encode();
			case OperationCode.GET_SERVICE_CAPABILITIES -> capabilities(of(service), which);
			case OperationCode.GET_SERVICE_PROP_DESC -> ServicePropDesc.encodeList(none(of(service), which));
			case OperationCode.GET_SERVICE_PROP_LIST -> new ObjectPropList(none(of(service), which)).encode();
			default -> throw new ResponseException(ResponseCode.OPERATION_NOT_SUPPORTED);
		};
	}

	private ServiceInfo of(int service) throws ResponseException {
		if (service != SERVICE) {
			throw new ResponseException(ResponseCode.INVALID_SERVICE_ID);
		}
		return info;
	}

	private byte[] capabilities(ServiceInfo service, int format) throws ResponseException {
		List<FormatCapabilities> wanted = capabilities.stream().filter(each -> format == ALL || format == each.format()).toList();
		if (wanted.isEmpty()) {
			throw new ResponseException(ResponseCode.INVALID_OBJECT_FORMAT_CODE);
		}
		return FormatCapabilities.encodeList(wanted);
	}

	private static <T> List<T> none(ServiceInfo service, int property) throws ResponseException {
		if (property != ALL) {
			throw new ResponseException(ResponseCode.INVALID_SERVICE_PROP_CODE);
		}
		return List.of();
	}

	private static FormatCapabilities capabilities(int code, List<ObjectPropDesc> properties) {
		return new FormatCapabilities(code, properties, new InterdependentPropDesc(List.of()));
	}

	private static ObjectPropDesc parameter(int code, ParameterDescription parameter) {
		boolean object = parameter.form() == ParameterForm.OBJECT_IDENTIFIER;
		PropForm form = new PropForm.MethodParameter(parameter.key().category(), parameter.key().pid(), parameter.name(),
				parameter.usage().ordinal(), parameter.order(), object ? new PropForm.ObjectId() : new PropForm.Any());
		return new ObjectPropDesc(code, parameter.usage().isInput(), value(parameter, object), 0, form);
	}

	/** On the wire an object is known by its handle, and a truth value is a byte. */
	private static PtpValue value(ParameterDescription parameter, boolean object) {
		if (object) {
			return PtpValue.of(DataTypeCode.UINT32, 0);
		}
		return switch (parameter.type()) {
			case BOOL -> PtpValue.of(DataTypeCode.UINT8, 0);
			case UI4 -> PtpValue.of(DataTypeCode.UINT32, 0);
			default ->
					throw new IllegalArgumentException("%s is a %s, which has no type here".formatted(parameter.name(), parameter.type()));
		};
	}
}
