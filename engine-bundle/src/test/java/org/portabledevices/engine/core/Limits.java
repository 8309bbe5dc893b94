package org.portabledevices.engine.core;

import java.time.Duration;

/** Limits that differ from those of an engine without configuration in one point. */
final class Limits {

	private static final EngineLimits USUAL = EngineLimits.DEFAULT;

	private Limits() {
	}

	static EngineLimits open(int ofClient, int ofEngine) {
		return new EngineLimits(USUAL.grace(), USUAL.reset(), USUAL.drain(), USUAL.stopGrace(), USUAL.stall(), USUAL.waiting(), ofClient,
				ofEngine,
				USUAL.stuckClients(), USUAL.stuckClientsOfBundle());
	}

	static EngineLimits drain(Duration drain, Duration stopGrace) {
		return new EngineLimits(USUAL.grace(), USUAL.reset(), drain, stopGrace, USUAL.stall(), USUAL.waiting(), USUAL.clientOpen(),
				USUAL.engineOpen(), USUAL.stuckClients(), USUAL.stuckClientsOfBundle());
	}
}
