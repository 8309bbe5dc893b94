package org.portabledevices.impl.method.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.impl.call.Call;
import org.portabledevices.impl.value.ObjectPropertyValues;
import org.portabledevices.impl.value.Parameters;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.PtpFormatException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.code.OperationCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.InterdependentPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.ptp.operation.MtpOperations;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectPropertyMethods;
import org.portabledevices.wpd.PropertyKeys;
import org.portabledevices.wpd.StorageMethods;

/** Methods of the Storage service for the properties that MTP gives to objects. */
final class ObjectProperties {

	/** What the text of a property is read by. */
	private record Described(int handle, ObjectPropDesc property) {
	}

	private ObjectProperties() {
	}

	static Values listSupported(Call call) throws PtpException, MethodFailure, StoppedException {
		int format = format(call);
		List<Integer> codes = call.last(operations -> operations.mtp().getObjectPropsSupported(format));
		return Values.of(ObjectPropertyMethods.PROPERTIES,
				Variant.list(codes.stream().map(code -> Variant.string(ObjectPropCode.name(code))).toList()));
	}

	static Values describe(Call call) throws PtpException, MethodFailure, StoppedException {
		int property = Parameters.objectProperty(call.text(ObjectPropertyMethods.PROPERTY));
		int format = format(call);
		ObjectPropDesc description = call.last(operations -> operations.mtp().getObjectPropDesc(property, format));
		return Values.of(ObjectPropertyMethods.DESCRIPTION, Variant.values(ObjectPropertyValues.of(description)));
	}

	static Values describeInterdependent(Call call) throws PtpException, MethodFailure, StoppedException {
		int format = format(call);
		InterdependentPropDesc descriptions = call.last(operations -> operations.mtp().getInterdependentPropDesc(format));
		List<Variant> combinations = descriptions.interdependencies().stream()
				.map(combination -> Variant.list(combination.stream().map(ObjectPropertyValues::of).toList())).toList();
		return Values.of(ObjectPropertyMethods.DESCRIPTIONS, Variant.list(combinations));
	}

	static Values get(Call call) throws PtpException, MethodFailure, StoppedException {
		int property = Parameters.objectProperty(call.text(ObjectPropertyMethods.PROPERTY));
		int handle = ObjectPaths.object(call, call.text(StorageMethods.OBJECT));
		// the value alone does not say its data type
		int type = description(call, handle, property).dataType();
		PtpValue value = call.last(operations -> operations.mtp().getObjectPropValue(handle, property, type));
		return Values.of(ObjectPropertyMethods.VALUE, Variant.string(ObjectPropertyValues.text(property, value)));
	}

	static Values set(Call call) throws PtpException, MethodFailure, StoppedException {
		int property = Parameters.objectProperty(call.text(ObjectPropertyMethods.PROPERTY));
		int handle = ObjectPaths.object(call, call.text(StorageMethods.OBJECT));
		ObjectPropDesc description = writable(call, handle, property);
		String text = call.text(ObjectPropertyMethods.VALUE);
		PtpValue value = ObjectPropertyValues.parse(description, text);
		try {
			call.last(operations -> {
				operations.mtp().setObjectPropValue(handle, property, value);
				return null;
			});
		} catch (ResponseException e) {
			if (e.responseCode() == ResponseCode.INVALID_OBJECT_PROP_VALUE) {
				throw ObjectPropertyValues.notAllowed(description, text);
			}
			throw e;
		}
		return Values.empty();
	}

	static Values getAll(Call call) throws PtpException, MethodFailure, StoppedException {
		Optional<String> name = call.optionalText(ObjectPropertyMethods.PROPERTY);
		int property = name.isPresent() ? Parameters.objectProperty(name.get()) : MtpOperations.ALL_PROPERTIES;
		int handle = ObjectPaths.object(call, call.text(StorageMethods.OBJECT));
		int depth = (int) call.number(StorageMethods.DEPTH);
		List<ObjectPropList.Element> elements;
		if (call.supports(OperationCode.GET_OBJECT_PROP_LIST)) {
			elements = call.last(operations -> operations.mtp().getObjectPropList(handle, MtpOperations.ALL_FORMATS, property,
					MtpOperations.BY_GROUP, depth)).elements();
		} else if (depth == 0) {
			elements = oneByOne(call, handle, name.isPresent() ? List.of(property) : supported(call, handle));
		} else {
			throw Parameters.refused(ResponseCode.SPECIFICATION_BY_DEPTH_UNSUPPORTED,
					"Depth: this device offers no GetObjectPropList, so it is 0");
		}
		return Values.of(ObjectPropertyMethods.PROPERTIES, Variant.list(elements.stream().map(ObjectPropertyValues::of).toList()));
	}

	static Values setAll(Call call) throws PtpException, MethodFailure, StoppedException {
		List<ObjectPropList.Element> elements = new ArrayList<>();
		Map<String, Described> known = new LinkedHashMap<>();
		for (Object item : call.optional(ObjectPropertyMethods.PROPERTIES).orElseThrow().asList()) {
			if (!(item instanceof Values each) || !each.contains(PropertyKeys.OBJECT_ID) || !each.contains(PropertyKeys.PROPERTY_NAME)
					|| !each.contains(PropertyKeys.PROPERTY_VALUE)) {
				throw new MethodFailure(Status.E_INVALIDARG, "Properties: each is a set of values with Id, Property and Value");
			}
			String object = each.get(PropertyKeys.OBJECT_ID).asString();
			String name = each.get(PropertyKeys.PROPERTY_NAME).asString();
			Described described = known.get(object + "\n" + name);
			if (described == null) {
				int handle = ObjectPaths.object(call, object);
				described = new Described(handle, writable(call, handle, Parameters.objectProperty(name)));
				known.put(object + "\n" + name, described);
			}
			PtpValue value = ObjectPropertyValues.parse(described.property(), each.get(PropertyKeys.PROPERTY_VALUE).asString());
			elements.add(new ObjectPropList.Element(described.handle(), described.property().code(), value));
		}
		call.last(operations -> {
			operations.mtp().setObjectPropList(new ObjectPropList(elements));
			return null;
		});
		return Values.empty();
	}

	private static List<ObjectPropList.Element> oneByOne(Call call, int handle, List<Integer> properties)
			throws PtpException, StoppedException {
		List<ObjectPropList.Element> elements = new ArrayList<>();
		for (int property : properties) {
			try {
				int type = description(call, handle, property).dataType();
				PtpValue value = call.step(operations -> operations.mtp().getObjectPropValue(handle, property, type));
				elements.add(new ObjectPropList.Element(handle, property, value));
			} catch (ResponseException | PtpFormatException e) {
				if (properties.size() == 1) {
					throw e;
				}
				// objects of a format need not have all of its properties, and vendors have data types of their own
			}
			call.context().progress(elements.size(), properties.size());
		}
		return elements;
	}

	private static List<Integer> supported(Call call, int handle) throws PtpException, StoppedException {
		int format = call.step(operations -> operations.getObjectInfo(handle)).objectFormat();
		return call.step(operations -> operations.mtp().getObjectPropsSupported(format));
	}

	private static ObjectPropDesc writable(Call call, int handle, int property) throws PtpException, MethodFailure, StoppedException {
		ObjectPropDesc description = description(call, handle, property);
		if (!description.writable()) {
			throw Parameters.refused(ResponseCode.ACCESS_DENIED,
					"the property %s of this object can only be read".formatted(ObjectPropCode.name(property)));
		}
		return description;
	}

	private static ObjectPropDesc description(Call call, int handle, int property) throws PtpException, StoppedException {
		int format = call.step(operations -> operations.getObjectInfo(handle)).objectFormat();
		return call.step(operations -> operations.mtp().getObjectPropDesc(property, format));
	}

	private static int format(Call call) throws MethodFailure {
		return Parameters.format(Optional.of(call.text(StorageMethods.FORMAT))).orElseThrow();
	}
}
