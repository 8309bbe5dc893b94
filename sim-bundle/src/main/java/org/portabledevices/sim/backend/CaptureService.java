package org.portabledevices.sim.backend;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.store.StoredObject;
import org.portabledevices.sim.work.Failures;
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

	/** Between two pictures of an open capture, besides the exposure. */
	private static final Duration PAUSE = Duration.ofMillis(300);
	private static final long MOST_MILLIS = Duration.ofHours(24).toMillis();

	private final SimulatedCamera camera;
	private final CameraLookup lookup;
	private final EventOutlet events;
	private final Set<OpenCaptureWork> open = ConcurrentHashMap.newKeySet();

	CaptureService(SimulatedCamera camera, EventOutlet events) {
		this.camera = camera;
		this.events = events;
		lookup = new CameraLookup(camera);
	}

	ServiceDescription describe(Works works) {
		ServiceDescription.Builder service = ServiceDescription
				.builder(ServiceTypes.STILL_IMAGE_CAPTURE, CameraServices.STILL_IMAGE_CAPTURE)
				.method(StillImageMethods.CAPTURE, works.lasting(CaptureWork::new))
				.method(StillImageMethods.OPEN_CAPTURE, works.lasting(OpenCaptureWork::new))
				.method(StillImageMethods.TERMINATE_OPEN_CAPTURE, works.instant(context -> terminate()))
				.event(EventTypes.CAPTURE_COMPLETE);
		CameraServices.formats(camera.deviceInfo().captureFormats()).forEach(service::format);
		return service.build();
	}

	private Values terminate() throws MethodFailure {
		List<OpenCaptureWork> ending = List.copyOf(open);
		if (ending.isEmpty()) {
			throw Failures.of(ResponseCode.CAPTURE_ALREADY_TERMINATED, "no open capture is going on");
		}
		ending.forEach(OpenCaptureWork::end);
		return Values.empty();
	}

	private void complete() {
		events.raise(CameraServices.STILL_IMAGE_CAPTURE, EventTypes.CAPTURE_COMPLETE.id(), Values.empty());
	}

	private static Values pictures(List<StoredObject> pictures) {
		return Values.of(StillImageMethods.OBJECTS,
				Variant.list(pictures.stream().map(picture -> Variant.string(ObjectIds.ofObject(picture.handle()))).toList()));
	}

	/** What all captures begin with. */
	private abstract class ShutterWork extends Work {

		private int storage;
		private int format;

		ShutterWork(Setting setting) {
			super(setting);
		}

		final void prepare() throws MethodFailure, ResponseException {
			Values parameters = context().parameters();
			storage = lookup.storage(parameters, StillImageMethods.STORAGE).orElse(0);
			format = CameraLookup.format(parameters, StillImageMethods.FORMAT);
			camera.checkCapture(storage, format);
			if (!open.isEmpty()) {
				throw Failures.of(ResponseCode.DEVICE_BUSY, "an open capture is going on");
			}
		}

		final StoredObject take() throws ResponseException, IOException {
			return camera.capture(storage, format, CaptureService.this);
		}
	}

	/** A capture. While the shutter is open the device does other things too; a cancel closes the shutter, and nothing is kept. */
	private final class CaptureWork extends ShutterWork {

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

		private void expose() throws ResponseException, IOException {
			StoredObject picture = take();
			CaptureService.this.complete();
			succeed(pictures(List.of(picture)));
		}
	}

	/** An open capture: one picture after another. What was taken before a cancel stays. */
	private final class OpenCaptureWork extends ShutterWork {

		private final List<StoredObject> taken = new ArrayList<>();
		private Duration left;

		OpenCaptureWork(Setting setting) {
			super(setting);
		}

		@Override
		protected void begin() throws MethodFailure, ResponseException {
			prepare();
			open.add(this);
			long limit = context().parameters().find(StillImageMethods.DURATION).map(Variant::asLong).orElse(MOST_MILLIS);
			left = Duration.ofMillis(limit);
			context().releaseSlot();
			next(camera.captureTime());
		}

		@Override
		protected void complete() {
			succeed(pictures(taken));
		}

		@Override
		protected void release() {
			open.remove(this);
		}

		/** Ends it on somebody's word. */
		void end() {
			onCall(this::complete).run();
		}

		private void next(Duration delay) {
			if (delay.compareTo(left) < 0) {
				left = left.minus(delay);
				later(delay, this::expose);
			} else {
				later(left, this::complete);
			}
		}

		private void expose() throws IOException {
			try {
				taken.add(take());
			} catch (ResponseException e) { // the card is full: the device ends it by itself
				CaptureService.this.complete();
				complete();
				return;
			}
			context().alive();
			next(camera.captureTime().plus(PAUSE));
		}
	}
}
