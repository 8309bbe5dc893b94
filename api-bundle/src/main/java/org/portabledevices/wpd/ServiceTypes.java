package org.portabledevices.wpd;

import java.util.UUID;

/** GUIDs of services. WPD: the service GUIDs of {@code DeviceServices.h}, and functional categories where a device has no such service. */
public final class ServiceTypes {

	/** The category of all services. WPD: {@code GUID_DEVINTERFACE_WPD_SERVICE}. */
	public static final UUID ALL = UUID.fromString("9ef44f80-3d64-4246-a6aa-206f328d1edc");
	/** The device itself: facts and properties. WPD: {@code WPD_FUNCTIONAL_CATEGORY_DEVICE}. */
	public static final UUID DEVICE = UUID.fromString("08ea466b-e3a4-4336-a1f3-a44d2b5c438c");
	/** Storages and their objects. WPD: {@code WPD_FUNCTIONAL_CATEGORY_STORAGE}. */
	public static final UUID STORAGE = UUID.fromString("23f05bbc-15de-4c2a-a55b-a9af5ce412ef");
	/** Taking pictures. WPD: {@code WPD_FUNCTIONAL_CATEGORY_STILL_IMAGE_CAPTURE}. */
	public static final UUID STILL_IMAGE_CAPTURE = UUID.fromString("613ca327-ab93-4900-b4fa-895bb5874b79");
	/** Which services an MTP device says that it has. WPD has no such category: this GUID is ours. */
	public static final UUID DEVICE_SERVICES = UUID.fromString("5acd3d94-eb88-4b12-bc32-850fe46bd461");
	/** Contacts. */
	public static final UUID CONTACTS = UUID.fromString("dd04d5fc-9d6e-4f76-9dcf-eca6339b7389");
	/** Calendar. */
	public static final UUID CALENDAR = UUID.fromString("e4dfdbd3-7f04-45e9-9fa1-5ca0eaeb0ae3");
	/** Tasks. */
	public static final UUID TASKS = UUID.fromString("bb340c54-b5c6-491d-8827-28d0e7631903");
	/** Notes. */
	public static final UUID NOTES = UUID.fromString("5c017aea-e706-4719-8cc0-a303836fd321");
	/** Messages. */
	public static final UUID MESSAGES = UUID.fromString("29b43bd0-6b16-49af-b72e-85770adfebdd");
	/** Ringtones. */
	public static final UUID RINGTONES = UUID.fromString("d0eace0e-707d-4106-8d38-4f560e6a9f8e");
	/** Device status: battery, signal, voice mail. */
	public static final UUID DEVICE_STATUS = UUID.fromString("0b9f1048-b94b-dc9a-4ed7-fe4fed3a0deb");
	/** Hints. */
	public static final UUID HINTS = UUID.fromString("c8a98b1f-6b19-4e79-a414-67ea4c39eec2");
	/** Device metadata. */
	public static final UUID DEVICE_METADATA = UUID.fromString("332ffe6a-af65-41e1-a0af-d3e2627bdf54");
	/** The abstract service of those that are synchronized by enumerating everything. */
	public static final UUID FULL_ENUM_SYNC = UUID.fromString("28d3aac9-c075-44be-8881-65f38d305909");
	/** The abstract service of those that tell what has changed since an anchor. */
	public static final UUID ANCHOR_SYNC = UUID.fromString("056d8b9e-ad7a-44fc-946f-1d63a25cda9a");

	private ServiceTypes() {
	}
}
