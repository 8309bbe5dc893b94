package org.portabledevices.engine.core;

import org.portabledevices.backend.MethodHandler;
import org.portabledevices.description.BulkData;
import org.portabledevices.description.MethodDescription;
import org.portabledevices.engine.check.CheckedMethod;
import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;

/** A method of a service that the engine serves, with what runs and checks it. */
final class HostedMethod {

	final HostedService service;
	final MethodDescription description;
	/** The backend's; {@code null} when the device is closed and nothing starts any more. */
	volatile MethodHandler handler;
	final long silenceNanos;
	private final CheckedMethod checks;

	HostedMethod(HostedService service, MethodDescription description, MethodHandler handler) {
		this.service = service;
		this.description = description;
		this.handler = handler;
		this.silenceNanos = CallOptions.nanos(description.silenceLimit());
		this.checks = new CheckedMethod(service.description.name(), description);
	}

	Values check(Values parameters, CallOptions options) throws InvocationRefusedException {
		Values checked = checks.check(parameters);
		BulkData data = description.bulkData();
		require(data == BulkData.FROM_DEVICE, options.sink() != null, "delivers data", "a sink");
		require(data == BulkData.TO_DEVICE, options.source() != null, "takes data", "a source");
		return checked;
	}

	String problemWith(Values results) {
		return checks.problemWith(results);
	}

	private void require(boolean wanted, boolean given, String does, String what) throws InvocationRefusedException {
		if (wanted != given) {
			String method = "method " + service.description.name() + "." + description.name();
			throw new InvocationRefusedException(Status.E_INVALIDARG,
					wanted ? method + " " + does + ": give it " + what : method + " has no use for " + what);
		}
	}
}
