package org.portabledevices.sim.backend;

import java.util.ArrayList;
import java.util.List;

import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.FormatDescription;
import org.portabledevices.ptp.code.DevicePropCode;
import org.portabledevices.ptp.code.ObjectFormatCode;
import org.portabledevices.sim.camera.CameraListener;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.work.Works;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.DeviceMethods;
import org.portabledevices.wpd.EventTypes;
import org.portabledevices.wpd.ObjectFormats;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.PropertyKeys;

/** The services of a camera, and its events. */
final class CameraServices implements CameraListener {

	static final String DEVICE = "Device";
	static final String STORAGE = "Storage";
	static final String STILL_IMAGE_CAPTURE = "StillImageCapture";

	private final SimulatedCamera camera;
	private final Works works;
	private final EventOutlet events;
	private final StorageService storage;

	CameraServices(SimulatedCamera camera, Works works, EventOutlet events) {
		this.camera = camera;
		this.works = works;
		this.events = events;
		storage = new StorageService(camera);
	}

	List<ServiceDescription> describe() {
		List<ServiceDescription> services = new ArrayList<>(List.of(new DeviceService(camera).describe(works), storage.describe(works)));
		if (camera.abilities().takesPictures()) {
			services.add(new CaptureService(camera, events).describe(works));
		}
		return services;
	}

	/** Lets go of the camera. */
	void close() {
		camera.removeListener(this);
		storage.close();
	}

	@Override
	public void objectAdded(int handle, Object origin) {
		events.raise(STORAGE, EventTypes.OBJECT_ADDED.id(), objectId(handle));
	}

	@Override
	public void objectRemoved(int handle, Object origin) {
		events.raise(STORAGE, EventTypes.OBJECT_REMOVED.id(), objectId(handle));
	}

	@Override
	public void objectChanged(int handle, Object origin) {
		events.raise(STORAGE, EventTypes.OBJECT_UPDATED.id(), objectId(handle));
	}

	@Override
	public void deviceReset(Object origin) {
		events.raise(DEVICE, EventTypes.DEVICE_RESET.id(), Values.empty());
	}

	@Override
	public void propertyChanged(int property, Object origin) {
		events.raise(DEVICE, EventTypes.DEVICE_PROPERTY_CHANGED.id(),
				Values.of(DeviceMethods.PROPERTY, Variant.string(DevicePropCode.name(property))));
	}

	static List<FormatDescription> formats(List<Integer> codes) {
		List<FormatDescription> formats = new ArrayList<>();
		codes.forEach(code -> formats.add(FormatDescription.of(ObjectFormats.ofCode(code), ObjectFormatCode.name(code))));
		return formats;
	}

	private static Values objectId(int handle) {
		return Values.of(PropertyKeys.OBJECT_ID, Variant.string(ObjectIds.ofObject(handle)));
	}
}
