package org.portabledevices.sim.backend;

import java.util.List;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.ServiceDescription;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.FieldValueName;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.sim.camera.Abilities;
import org.portabledevices.sim.camera.SimulatedCamera;
import org.portabledevices.sim.work.Failures;
import org.portabledevices.sim.work.Works;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.DeviceControlMethods;

/** What Device does with the device as a whole. */
final class ControlService {

	private final SimulatedCamera camera;
	private final Works works;
	private final Object origin;

	ControlService(SimulatedCamera camera, Works works, Object origin) {
		this.camera = camera;
		this.works = works;
		this.origin = origin;
	}

	/** Answers what such devices have. */
	static List<MethodDescription> methods(Abilities abilities) {
		return abilities.takesPictures()
				? List.of(DeviceControlMethods.SELF_TEST, DeviceControlMethods.RESET, DeviceControlMethods.POWER_DOWN)
				: List.of(DeviceControlMethods.SKIP);
	}

	void addTo(ServiceDescription.Builder service) {
		if (camera.abilities().takesPictures()) {
			service.method(DeviceControlMethods.SELF_TEST, works.instant(this::test))
					.method(DeviceControlMethods.RESET, works.instant(context -> reset()))
					.method(DeviceControlMethods.POWER_DOWN, works.last(context -> Values.empty()));
		} else {
			service.method(DeviceControlMethods.SKIP, works.instant(this::skip));
		}
	}

	private Values test(InvocationContext context) throws MethodFailure, ResponseException {
		String type = context.parameters().find(DeviceControlMethods.SELF_TEST_TYPE).map(Variant::asString).orElse("Default").strip();
		int code = DatasetValues.parse(FieldValueName.SELF_TEST_TYPE, type);
		if (code != 0) {
			throw Failures.of(ResponseCode.INVALID_PARAMETER, "the device has no self test \"%s\"; allowed is Default", type);
		}
		camera.selfTest(code);
		return Values.empty();
	}

	private Values reset() throws ResponseException {
		works.abort();
		camera.reset(origin);
		return Values.empty();
	}

	private Values skip(InvocationContext context) throws MethodFailure {
		long count = context.parameters().get(DeviceControlMethods.SKIP_INDEX).asLong();
		try {
			camera.skip((int) count, origin);
		} catch (ResponseException e) {
			throw Failures.of(e.responseCode(), "%d tracks cannot be skipped: 0 is none, and there must be something to play", count);
		}
		return Values.empty();
	}
}
