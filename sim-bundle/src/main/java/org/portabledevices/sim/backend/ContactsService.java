package org.portabledevices.sim.backend;

import static org.portabledevices.description.ParameterUsage.IN;
import static org.portabledevices.description.ParameterUsage.INOUT;
import static org.portabledevices.description.ParameterUsage.OUT;
import static org.portabledevices.description.ParameterUsage.RETURN;

import java.util.List;
import java.util.UUID;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.EventDescription;
import org.portabledevices.description.FormatDescription;
import org.portabledevices.description.MethodAccess;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.work.Failures;
import org.portabledevices.sim.work.Works;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;
import org.portabledevices.wpd.ObjectFormats;
import org.portabledevices.wpd.ServiceTypes;
import org.portabledevices.wpd.SyncMethods;

/**
 * The Contacts service of Microsoft's WPD samples: BeginSync and EndSync, which lock it for one client, and a method that shows all kinds of parameters and raises
 * an event. Safe for use by several threads.
 */
final class ContactsService {

	static final String OBJECT_ID = "789DEF";

	private static final UUID MY_CUSTOM_METHOD = UUID.fromString("ecfc865f-7b43-4d76-9c6b-d67309a3f6f7");
	private static final UUID MY_CUSTOM_EVENT = UUID.fromString("d93102d5-8fed-4a39-af84-228fe15888d0");
	private static final PropertyKey RESULT = new PropertyKey(MY_CUSTOM_METHOD, 2);
	private static final PropertyKey INTEGER_PARAM = new PropertyKey(MY_CUSTOM_METHOD, 3);
	private static final PropertyKey OBJECT_ID_PARAM = new PropertyKey(MY_CUSTOM_METHOD, 4);
	private static final PropertyKey EVENT_BOOLEAN = new PropertyKey(MY_CUSTOM_EVENT, 2);
	private static final PropertyKey EVENT_INTEGER = new PropertyKey(MY_CUSTOM_EVENT, 3);

	private static final MethodDescription CUSTOM = MethodDescription.builder(MY_CUSTOM_METHOD, "MyCustomMethod")
			.access(MethodAccess.READWRITE).description("Raises MyCustomEvent, and gives back the object ID")
			.parameter(ParameterDescription.builder(RESULT, "Result", RETURN, VariantType.BOOL).description("Always true").build())
			.parameter(ParameterDescription.builder(INTEGER_PARAM, "Integer_Param", IN, VariantType.UI4)
					.description("Any number; the event carries it").build())
			.parameter(ParameterDescription.builder(OBJECT_ID_PARAM, "ObjectId_Param", INOUT, VariantType.LPWSTR).objectIdentifier()
					.description("Any object ID; it comes back as it was given").build())
			.build();
	static final List<MethodDescription> METHODS = List.of(SyncMethods.BEGIN_SYNC, SyncMethods.END_SYNC, CUSTOM);
	private static final EventDescription CUSTOM_EVENT = EventDescription.of(MY_CUSTOM_EVENT, "MyCustomEvent",
			List.of(ParameterDescription.builder(EVENT_BOOLEAN, "Boolean_Param", OUT, VariantType.BOOL).build(),
					ParameterDescription.builder(EVENT_INTEGER, "Integer_Param", OUT, VariantType.UI4).build()));

	/** The client that has the service locked, {@code null} for none. */
	private Long owner;
	private final EventOutlet events;

	ContactsService(EventOutlet events) {
		this.events = events;
	}

	ServiceDescription describe(Works works) {
		return ServiceDescription.builder(ServiceTypes.CONTACTS, "Contacts").objectId(OBJECT_ID)
				.inherits(ServiceTypes.FULL_ENUM_SYNC)
				.method(SyncMethods.BEGIN_SYNC, works.instant(this::begin))
				.method(SyncMethods.END_SYNC, works.instant(this::end))
				.method(CUSTOM, works.instant(this::custom))
				.event(CUSTOM_EVENT)
				.format(FormatDescription.of(ObjectFormats.ABSTRACT_CONTACT, "AbstractContact"))
				.format(FormatDescription.of(ObjectFormats.VCARD2, "VCard2"))
				.build();
	}

	/** Frees the service of a client that is gone without an EndSync. */
	synchronized void clientGone(long client) {
		if (owner != null && owner == client) {
			owner = null;
		}
	}

	private synchronized Values begin(InvocationContext context) throws MethodFailure {
		requireNoOther(context);
		if (owner != null) {
			throw Failures.of(ResponseCode.SESSION_ALREADY_OPEN, "this client has begun to synchronize already; EndSync comes first");
		}
		if (!context.isStopRequested()) { // what comes of it then is dropped, so nobody would unlock it
			owner = context.client();
		}
		return Values.empty();
	}

	private synchronized Values end(InvocationContext context) throws MethodFailure {
		requireNoOther(context);
		if (owner == null) {
			throw Failures.of(ResponseCode.SESSION_NOT_OPEN, "this client has not begun to synchronize; BeginSync comes first");
		}
		owner = null;
		return Values.empty();
	}

	private Values custom(InvocationContext context) throws MethodFailure {
		requireNoOther(context);
		Values parameters = context.parameters();
		events.raise(OBJECT_ID, MY_CUSTOM_EVENT, Values.builder().set(EVENT_BOOLEAN, Variant.bool(true))
				.set(EVENT_INTEGER, parameters.get(INTEGER_PARAM)).build());
		return Values.builder().set(RESULT, Variant.bool(true)).set(OBJECT_ID_PARAM, parameters.get(OBJECT_ID_PARAM)).build();
	}

	private synchronized void requireNoOther(InvocationContext context) throws MethodFailure {
		if (owner != null && owner != context.client()) {
			throw Failures.of(ResponseCode.DEVICE_BUSY, "another client is synchronizing");
		}
	}
}
