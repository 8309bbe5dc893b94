package org.portabledevices.sim.backend;

import java.util.ArrayList;
import java.util.List;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ObjectPropCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.ptp.dataset.ObjectPropDesc;
import org.portabledevices.ptp.dataset.ObjectPropList;
import org.portabledevices.ptp.dataset.PtpValue;
import org.portabledevices.sim.camera.ObjectLists;
import org.portabledevices.sim.camera.ObjectProperties;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.store.Storages;
import org.portabledevices.sim.store.StoredObject;
import org.portabledevices.sim.work.Failures;
import org.portabledevices.sim.work.Works;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.ObjectPropertyMethods;
import org.portabledevices.wpd.PropertyKeys;
import org.portabledevices.wpd.StorageMethods;

/** What Storage knows of objects as MTP has it: properties and references. */
final class ObjectPropertyService {

	private final SimulatedCamera camera;
	private final ObjectProperties properties;
	private final ObjectLists lists;
	private final CameraLookup lookup;
	private final Object origin;

	ObjectPropertyService(SimulatedCamera camera, Object origin) {
		this.camera = camera;
		this.origin = origin;
		properties = camera.objectProperties();
		lists = new ObjectLists(camera);
		lookup = new CameraLookup(camera);
	}

	void addTo(ServiceDescription.Builder service, Works works) {
		service.method(ObjectPropertyMethods.LIST_OBJECT_PROPERTIES_SUPPORTED, works.instant(this::supported))
				.method(ObjectPropertyMethods.DESCRIBE_OBJECT_PROPERTY, works.instant(this::description))
				.method(ObjectPropertyMethods.DESCRIBE_INTERDEPENDENT_PROPERTIES, works.instant(this::interdependent))
				.method(ObjectPropertyMethods.GET_OBJECT_PROPERTY, works.instant(this::value))
				.method(ObjectPropertyMethods.SET_OBJECT_PROPERTY, works.instant(this::set))
				.method(ObjectPropertyMethods.GET_OBJECT_PROPERTIES, works.instant(this::list))
				.method(ObjectPropertyMethods.SET_OBJECT_PROPERTIES, works.instant(this::setAll))
				.method(ObjectPropertyMethods.GET_OBJECT_REFERENCES, works.instant(this::references))
				.method(ObjectPropertyMethods.SET_OBJECT_REFERENCES, works.instant(this::setReferences));
	}

	private Values supported(InvocationContext context) throws MethodFailure {
		CameraLookup.format(context.parameters(), StorageMethods.FORMAT); // refuses what is none; all formats have the same
		return Values.of(ObjectPropertyMethods.PROPERTIES, DatasetValues.names(properties.supported(), ObjectPropCode::name));
	}

	private Values description(InvocationContext context) throws MethodFailure, ResponseException {
		CameraLookup.format(context.parameters(), StorageMethods.FORMAT);
		ObjectPropDesc description = properties.describe(property(context.parameters().get(ObjectPropertyMethods.PROPERTY).asString()));
		return Values.of(ObjectPropertyMethods.DESCRIPTION, Variant.values(ObjectPropertyValues.of(description)));
	}

	/** No property depends on another. */
	private Values interdependent(InvocationContext context) throws MethodFailure {
		CameraLookup.format(context.parameters(), StorageMethods.FORMAT);
		return Values.of(ObjectPropertyMethods.DESCRIPTIONS, Variant.list(List.of()));
	}

	private Values value(InvocationContext context) throws MethodFailure, ResponseException {
		int code = property(context.parameters().get(ObjectPropertyMethods.PROPERTY).asString());
		return Values.of(ObjectPropertyMethods.VALUE,
				Variant.string(ObjectPropertyValues.text(code, properties.value(object(context).handle(), code))));
	}

	private Values set(InvocationContext context) throws MethodFailure, ResponseException {
		int code = property(context.parameters().get(ObjectPropertyMethods.PROPERTY).asString());
		set(object(context), code, context.parameters().get(ObjectPropertyMethods.VALUE).asString());
		return Values.empty();
	}

	private Values list(InvocationContext context) throws MethodFailure, ResponseException {
		Values parameters = context.parameters();
		String name = parameters.find(ObjectPropertyMethods.PROPERTY).map(Variant::asString).orElse(null);
		int depth = parameters.find(StorageMethods.DEPTH).map(Variant::asLong).orElse(0L).intValue();
		ObjectPropList found = lists.list(object(context).handle(), 0, name == null ? Storages.ALL_OR_ROOT : property(name), 0, depth);
		List<Values> values = new ArrayList<>();
		for (ObjectPropList.Element element : found.elements()) {
			values.add(ObjectPropertyValues.of(element));
		}
		return Values.of(ObjectPropertyMethods.PROPERTIES, Variant.list(values));
	}

	/** If one is refused, those before it are set. */
	private Values setAll(InvocationContext context) throws MethodFailure, ResponseException {
		for (Object each : context.parameters().get(ObjectPropertyMethods.PROPERTIES).asList()) {
			Values element = each instanceof Variant variant ? variant.asValues() : (Values) each;
			set(lookup.object(element.get(PropertyKeys.OBJECT_ID).asString()), property(element.get(PropertyKeys.PROPERTY_NAME).asString()),
					element.get(PropertyKeys.PROPERTY_VALUE).asString());
		}
		return Values.empty();
	}

	private Values references(InvocationContext context) throws MethodFailure, ResponseException {
		List<Variant> references = new ArrayList<>();
		for (int handle : camera.changes().references(object(context).handle())) {
			references.add(Variant.string(ObjectIds.ofObject(handle)));
		}
		return Values.of(ObjectPropertyMethods.REFERENCES, Variant.list(references));
	}

	private Values setReferences(InvocationContext context) throws MethodFailure, ResponseException {
		List<?> wanted = context.parameters().get(ObjectPropertyMethods.REFERENCES).asList();
		int[] handles = new int[wanted.size()];
		for (int i = 0; i < handles.length; i++) {
			String text = ((Variant) wanted.get(i)).asString();
			try {
				handles[i] = lookup.object(text).handle();
			} catch (MethodFailure e) {
				throw Failures.of(ResponseCode.INVALID_OBJECT_REFERENCE, "there is no object \"%s\"", text);
			}
		}
		camera.changes().setReferences(object(context).handle(), handles, origin);
		return Values.empty();
	}

	private void set(StoredObject object, int code, String text) throws MethodFailure, ResponseException {
		PtpValue value = ObjectPropertyValues.parse(properties.describe(code), text);
		try {
			properties.set(object.handle(), code, value, origin);
		} catch (ResponseException e) {
			throw Failures.of(e.responseCode(), "%s of %s does not become \"%s\"", ObjectPropCode.name(code), object.path(), text);
		}
	}

	private StoredObject object(InvocationContext context) throws MethodFailure {
		return lookup.object(context.parameters().get(StorageMethods.OBJECT).asString());
	}

	private static int property(String text) throws MethodFailure {
		return ObjectPropCode.parse(text).orElseThrow(() -> Failures.of(ResponseCode.INVALID_OBJECT_PROP_CODE,
				"\"%s\" is not a property of objects, such as ObjectFileName or 0xDC07", text));
	}
}
