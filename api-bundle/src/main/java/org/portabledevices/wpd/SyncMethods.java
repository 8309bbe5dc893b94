package org.portabledevices.wpd;

import static org.portabledevices.description.MethodAccess.READWRITE;
import static org.portabledevices.description.ParameterUsage.IN;
import static org.portabledevices.description.ParameterUsage.OUT;

import java.util.List;
import java.util.UUID;

import org.portabledevices.description.MethodDescription;
import org.portabledevices.description.ParameterDescription;
import org.portabledevices.values.PropertyKey;
import org.portabledevices.values.Variant;
import org.portabledevices.values.VariantType;

/** Methods of the abstract services {@link ServiceTypes#FULL_ENUM_SYNC} and {@link ServiceTypes#ANCHOR_SYNC}. WPD: {@code SyncDeviceService.h}. */
public final class SyncMethods {

	private static final UUID ANCHOR_KEYS = UUID.fromString("516b5dce-8d45-430f-805c-25e5106d8b1f");

	/** Key of AnchorState: 0 normal, 1 invalid, 2 old. */
	public static final PropertyKey ANCHOR_STATE = new PropertyKey(ANCHOR_KEYS, 2);
	/** Key of Anchor. */
	public static final PropertyKey ANCHOR = new PropertyKey(ANCHOR_KEYS, 3);
	/** Key of ResultObjectID: the object that holds the changes. */
	public static final PropertyKey RESULT_OBJECT_ID = new PropertyKey(ANCHOR_KEYS, 4);

	/** Locks the service for one client's session. */
	public static final MethodDescription BEGIN_SYNC = MethodDescription
			.builder(UUID.fromString("63803e07-c713-45d3-8119-3479b31d3592"), "BeginSync").access(READWRITE)
			.description("Locks the service for this client's synchronization").build();
	/** Unlocks the service. */
	public static final MethodDescription END_SYNC = MethodDescription
			.builder(UUID.fromString("40f3f0f7-a539-422e-98dd-fd8d385c8849"), "EndSync").access(READWRITE)
			.description("Ends this client's synchronization and unlocks the service").build();
	/** Tells what has changed since an anchor. */
	public static final MethodDescription GET_CHANGES_SINCE_ANCHOR = MethodDescription
			.builder(UUID.fromString("37c550bc-f231-4727-bbbc-4cb33a3f3ecd"), "GetChangesSinceAnchor")
			.description("Makes an object that lists what has changed since an anchor")
			.parameter(ParameterDescription.builder(ANCHOR, "Anchor", IN, VariantType.BYTES)
					.description("The anchor that the last synchronization ended with").build())
			.parameter(ParameterDescription.builder(ANCHOR_STATE, "AnchorState", OUT, VariantType.UI4)
					.enumeration(List.of(Variant.ui4(0), Variant.ui4(1), Variant.ui4(2)))
					.description("0 the anchor is good, 1 it is not valid, 2 it is too old").build())
			.parameter(ParameterDescription.builder(RESULT_OBJECT_ID, "ResultObjectID", OUT, VariantType.LPWSTR).objectIdentifier()
					.description("The object that holds the changes").build())
			.build();

	private SyncMethods() {
	}
}
