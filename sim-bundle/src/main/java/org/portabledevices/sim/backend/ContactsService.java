package org.portabledevices.sim.backend;

import static org.portabledevices.sim.backend.ContactsDescription.EVENT_BOOLEAN;
import static org.portabledevices.sim.backend.ContactsDescription.EVENT_INTEGER;
import static org.portabledevices.sim.backend.ContactsDescription.INTEGER_PARAM;
import static org.portabledevices.sim.backend.ContactsDescription.OBJECT_ID_PARAM;
import static org.portabledevices.sim.backend.ContactsDescription.RESULT;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.work.Failures;
import org.portabledevices.sim.work.Works;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ServiceTypes;
import org.portabledevices.wpd.SyncMethods;

/**
 * The Contacts service of Microsoft's WPD samples: BeginSync and EndSync, which lock it for one client, and a method that shows all kinds of parameters and raises
 * an event. Safe for use by several threads.
 */
final class ContactsService {

	static final String OBJECT_ID = "789DEF";

	/** The client that has the service locked, {@code null} for none. */
	private Long owner;
	private final EventOutlet events;

	ContactsService(EventOutlet events) {
		this.events = events;
	}

	ServiceDescription describe(Works works) {
		ServiceDescription.Builder service = ServiceDescription.builder(ServiceTypes.CONTACTS, ContactsDescription.NAME)
				.objectId(OBJECT_ID).inherits(ServiceTypes.FULL_ENUM_SYNC)
				.method(SyncMethods.BEGIN_SYNC, works.instant(this::begin))
				.method(SyncMethods.END_SYNC, works.instant(this::end))
				.method(ContactsDescription.CUSTOM, works.instant(this::custom));
		ContactsDescription.EVENTS.forEach(service::event);
		ContactsDescription.FORMATS.forEach(service::format);
		return service.build();
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
		events.raise(OBJECT_ID, ContactsDescription.CUSTOM_EVENT.id(), Values.builder().set(EVENT_BOOLEAN, Variant.bool(true))
				.set(EVENT_INTEGER, parameters.get(INTEGER_PARAM)).build());
		return Values.builder().set(RESULT, Variant.bool(true)).set(OBJECT_ID_PARAM, parameters.get(OBJECT_ID_PARAM)).build();
	}

	private synchronized void requireNoOther(InvocationContext context) throws MethodFailure {
		if (owner != null && owner != context.client()) {
			throw Failures.of(ResponseCode.DEVICE_BUSY, "another client is synchronizing");
		}
	}
}
