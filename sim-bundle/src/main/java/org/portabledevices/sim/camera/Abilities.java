package org.portabledevices.sim.camera;

import static org.portabledevices.ptp.code.OperationCode.*;

import java.util.ArrayList;
import java.util.List;

import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.ptp.dataset.DeviceInfo;
import org.portabledevices.sim.content.MemoryShelf;
import org.portabledevices.sim.content.Shelf;
import org.portabledevices.sim.store.SimulatedStorage.Kind;
import org.portabledevices.sim.store.SimulatedStorage;

/** What kinds of simulated devices can do: a camera speaks PTP, a phone MTP and what Android adds to it. Both say just what they answer. */
public enum Abilities {

	/** A camera: takes pictures, and has one card. */
	CAMERA {

		@Override
		List<Integer> operations() {
			return join(BOTH,
					List.of(INITIATE_CAPTURE, INITIATE_OPEN_CAPTURE, TERMINATE_OPEN_CAPTURE, SELF_TEST, RESET_DEVICE, POWER_DOWN));
		}

		@Override
		List<Integer> events() {
			return join(EVENTS, List.of(EventCode.CAPTURE_COMPLETE));
		}

		@Override
		List<SimulatedStorage> storages(long capacity, boolean readOnly, Shelf shelf) {
			return List.of(new SimulatedStorage(SimulatedStorage.FIRST, Kind.CARD, "SIMCARD", capacity, readOnly, shelf));
		}
	},

	/** A phone: has MTP's properties of objects, edits in place, and two storages. */
	PHONE {

		@Override
		List<Integer> operations() {
			return join(BOTH, MTP);
		}

		@Override
		List<Integer> events() {
			return EVENTS;
		}

		@Override
		List<SimulatedStorage> storages(long capacity, boolean readOnly, Shelf shelf) {
			return List.of(new SimulatedStorage(SimulatedStorage.FIRST, Kind.INTERNAL, "Internal storage", capacity, readOnly, shelf),
					new SimulatedStorage(SimulatedStorage.SECOND, Kind.PHONE_CARD, "SD card", SECOND_CAPACITY, false, new MemoryShelf()));
		}
	};

	private static final List<Integer> BOTH = List.of(GET_DEVICE_INFO, OPEN_SESSION, CLOSE_SESSION, GET_STORAGE_IDS, GET_STORAGE_INFO,
			GET_NUM_OBJECTS, GET_OBJECT_HANDLES, GET_OBJECT_INFO, GET_OBJECT, GET_THUMB, DELETE_OBJECT, SEND_OBJECT_INFO, SEND_OBJECT,
			FORMAT_STORE, SET_OBJECT_PROTECTION, GET_DEVICE_PROP_DESC, GET_DEVICE_PROP_VALUE, SET_DEVICE_PROP_VALUE,
			RESET_DEVICE_PROP_VALUE, MOVE_OBJECT, COPY_OBJECT, GET_PARTIAL_OBJECT);
	private static final List<Integer> MTP = List.of(GET_OBJECT_PROPS_SUPPORTED, GET_OBJECT_PROP_DESC, GET_OBJECT_PROP_VALUE,
			SET_OBJECT_PROP_VALUE, GET_OBJECT_PROP_LIST, SET_OBJECT_PROP_LIST, GET_INTERDEPENDENT_PROP_DESC, SEND_OBJECT_PROP_LIST,
			GET_OBJECT_REFERENCES, SET_OBJECT_REFERENCES, SKIP, GET_PARTIAL_OBJECT64, SEND_PARTIAL_OBJECT, TRUNCATE_OBJECT,
			BEGIN_EDIT_OBJECT, END_EDIT_OBJECT, GET_SERVICE_IDS, GET_SERVICE_INFO, GET_SERVICE_CAPABILITIES, GET_SERVICE_PROP_DESC,
			GET_SERVICE_PROP_LIST);
	private static final List<Integer> EVENTS = List.of(EventCode.OBJECT_ADDED, EventCode.OBJECT_REMOVED, EventCode.DEVICE_PROP_CHANGED,
			EventCode.OBJECT_INFO_CHANGED, EventCode.STORE_FULL, EventCode.DEVICE_RESET, EventCode.STORAGE_INFO_CHANGED);
	/** What both take: whatever is sent is kept. */
	private static final List<Integer> FORMATS = List.of(ObjectFormatCode.EXIF_JPEG, ObjectFormatCode.ASSOCIATION,
			ObjectFormatCode.UNDEFINED, ObjectFormatCode.TEXT);
	private static final long SECOND_CAPACITY = 1L << 30;
	private static final int MICROSOFT = 6;

	abstract List<Integer> operations();

	abstract List<Integer> events();

	/** Makes the storages; the first has the capacity and the shelf. */
	abstract List<SimulatedStorage> storages(long capacity, boolean readOnly, Shelf shelf);

	/** Tells whether it has a shutter. */
	public boolean takesPictures() {
		return this == CAMERA;
	}

	DeviceInfo deviceInfo(CameraIdentity identity, List<Integer> properties) {
		String extensions =
				this == CAMERA ? "microsoft.com: 1.0" : "microsoft.com: 1.0; android.com: 1.0; microsoft.com/DeviceServices: 1.0;";
		return new DeviceInfo(100, MICROSOFT, 100, extensions, 0, operations(), events(), properties,
				takesPictures() ? List.of(ObjectFormatCode.EXIF_JPEG) : List.of(), FORMATS, identity.manufacturer(), identity.model(),
				identity.version(), identity.serialNumber());
	}

	private static List<Integer> join(List<Integer> some, List<Integer> more) {
		List<Integer> all = new ArrayList<>(some);
		all.addAll(more);
		return List.copyOf(all);
	}
}
