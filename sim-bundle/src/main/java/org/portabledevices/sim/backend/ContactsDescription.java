package org.portabledevices.sim.backend;

import static org.portabledevices.description.ParameterUsage.IN;
import static org.portabledevices.description.ParameterUsage.INOUT;
import static org.portabledevices.description.ParameterUsage.OUT;
import static org.portabledevices.description.ParameterUsage.RETURN;

import java.util.List;
import java.util.UUID;

import org.portabledevices.description.EventDescription;
import org.portabledevices.description.FormatDescription;
import org.portabledevices.description.MethodAccess;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.VariantType;
import org.portabledevices.wpd.ObjectFormats;
import org.portabledevices.wpd.SyncMethods;

/** What the Contacts service of Microsoft's WPD samples has; in memory and on the wire it is described by the same. */
public final class ContactsDescription {

	/** Its name. */
	public static final String NAME = "Contacts";

	private static final UUID MY_CUSTOM_METHOD = UUID.fromString("ecfc865f-7b43-4d76-9c6b-d67309a3f6f7");
	private static final UUID MY_CUSTOM_EVENT = UUID.fromString("d93102d5-8fed-4a39-af84-228fe15888d0");
	static final PropertyKey RESULT = new PropertyKey(MY_CUSTOM_METHOD, 2);
	static final PropertyKey INTEGER_PARAM = new PropertyKey(MY_CUSTOM_METHOD, 3);
	static final PropertyKey OBJECT_ID_PARAM = new PropertyKey(MY_CUSTOM_METHOD, 4);
	static final PropertyKey EVENT_BOOLEAN = new PropertyKey(MY_CUSTOM_EVENT, 2);
	static final PropertyKey EVENT_INTEGER = new PropertyKey(MY_CUSTOM_EVENT, 3);

	static final MethodDescription CUSTOM = MethodDescription.builder(MY_CUSTOM_METHOD, "MyCustomMethod")
			.access(MethodAccess.READWRITE).description("Raises MyCustomEvent, and gives back the object ID")
			.parameter(ParameterDescription.builder(RESULT, "Result", RETURN, VariantType.BOOL).description("Always true").build())
			.parameter(ParameterDescription.builder(INTEGER_PARAM, "Integer_Param", IN, VariantType.UI4)
					.description("Any number; the event carries it").build())
			.parameter(ParameterDescription.builder(OBJECT_ID_PARAM, "ObjectId_Param", INOUT, VariantType.LPWSTR).objectIdentifier()
					.description("Any object ID; it comes back as it was given").build())
			.build();
	static final EventDescription CUSTOM_EVENT = EventDescription.of(MY_CUSTOM_EVENT, "MyCustomEvent",
			List.of(ParameterDescription.builder(EVENT_BOOLEAN, "Boolean_Param", OUT, VariantType.BOOL).build(),
					ParameterDescription.builder(EVENT_INTEGER, "Integer_Param", OUT, VariantType.UI4).build()));

	/** Its methods. */
	public static final List<MethodDescription> METHODS = List.of(SyncMethods.BEGIN_SYNC, SyncMethods.END_SYNC, CUSTOM);
	/** Its events. */
	public static final List<EventDescription> EVENTS = List.of(CUSTOM_EVENT);
	/** The formats of its objects. */
	public static final List<FormatDescription> FORMATS = List.of(FormatDescription.of(ObjectFormats.ABSTRACT_CONTACT, "AbstractContact"),
			FormatDescription.of(ObjectFormats.VCARD2, "VCard2"));

	private ContactsDescription() {
	}
}
