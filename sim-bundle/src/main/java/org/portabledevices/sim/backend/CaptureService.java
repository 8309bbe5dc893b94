package org.portabledevices.sim.backend;

import java.io.IOException;
import java.util.List;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.store.StoredObject;
import org.portabledevices.sim.work.Work;
import org.portabledevices.sim.work.Works;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.EventTypes;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.ServiceTypes;
import org.portabledevices.wpd.StillImageMethods;

/** Still image capture: the shutter. */
final class CaptureService {

	private final SimulatedCamera camera;
	private final CameraLookup lookup;
	private final EventOutlet events;

	CaptureService(SimulatedCamera camera, EventOutlet events) {
		this.camera = camera;
		this.events = events;
		lookup = new CameraLookup(camera);
	}

	ServiceDescription describe(Works works) {
		ServiceDescription.Builder service = ServiceDescription
				.builder(ServiceTypes.STILL_IMAGE_CAPTURE, CameraServices.STILL_IMAGE_CAPTURE)
				.method(StillImageMethods.CAPTURE, works.lasting(CaptureWork::new))
				.event(EventTypes.CAPTURE_COMPLETE);
		CameraServices.formats(camera.deviceInfo().captureFormats()).forEach(service::format);
		return service.build();
	}

	/** A capture. While the shutter is open the device does other things too; a cancel closes the shutter, and nothing is kept. */
	private final class CaptureWork extends Work {

		private int storage;
		private int format;

		CaptureWork(Setting setting) {
			super(setting);
		}

		@Override
		protected void begin() throws MethodFailure, ResponseException {
			prepare();
			context().releaseSlot();
			later(camera.captureTime(), this::expose);
		}

		@Override
		protected void complete() throws MethodFailure, ResponseException, IOException {
			prepare();
			expose();
		}

		private void prepare() throws MethodFailure, ResponseException {
			Values parameters = context().parameters();
			storage = lookup.storage(parameters, StillImageMethods.STORAGE).orElse(0);
			format = CameraLookup.format(parameters, StillImageMethods.FORMAT);
			camera.checkCapture(storage, format);
		}

		private void expose() throws ResponseException, IOException {
			StoredObject picture = camera.capture(storage, format, CaptureService.this);
			events.raise(CameraServices.STILL_IMAGE_CAPTURE, EventTypes.CAPTURE_COMPLETE.id(), Values.empty());
			succeed(Values.of(StillImageMethods.OBJECTS,
					Variant.list(List.of(Variant.string(ObjectIds.ofObject(picture.handle()))))));
		}
	}
}
