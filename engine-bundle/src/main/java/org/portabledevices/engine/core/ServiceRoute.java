package org.portabledevices.engine.core;

import java.util.UUID;

import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.values.Values;

/** Leads to one service. */
record ServiceRoute(HostedService service) implements Route {

	@Override
	public Place find(UUID method, Values parameters, CallOptions options) throws InvocationRefusedException {
		if (!service.isOpen()) {
			throw service.notOpen();
		}
		HostedMethod found = service.method(method);
		return new Place(found, found.check(parameters, options));
	}

	@Override
	public boolean mayFindAnother() {
		return false;
	}

	@Override
	public long waitingNanos() {
		return 0;
	}
}
