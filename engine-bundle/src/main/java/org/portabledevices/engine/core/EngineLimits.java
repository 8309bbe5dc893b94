package org.portabledevices.engine.core;

import java.time.Duration;

/**
 * The bounds that the engine keeps, in the words of the contract. Times are positive unless they say otherwise.
 *
 * @param grace how long a stop may go unconfirmed (2.10).
 * @param reset how long the reset of a session may take (2.10).
 * @param drain how long accepted invocations go on when a backend stops, zero or more (4.2).
 * @param stopGrace how long a stop may go unconfirmed when a backend stops (4.2).
 * @param stall how long a sink may take nothing, and a source give nothing (3.6).
 * @param waiting how long an invocation waits for a backend, zero or more (5.3).
 * @param clientOpen how many invocations of one client may be open (6.1).
 * @param engineOpen how many invocations of all clients may be open (6.1).
 * @param stuckClients how many clients may be stuck in a callback before others wait (3.4).
 * @param stuckClientsOfBundle how many of them may be of one bundle (3.4).
 */
public record EngineLimits(Duration grace, Duration reset, Duration drain, Duration stopGrace, Duration stall, Duration waiting,
		int clientOpen, int engineOpen,
		int stuckClients, int stuckClientsOfBundle) {

	/** The limits of an engine without configuration. */
	public static final EngineLimits DEFAULT =
			new EngineLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(3), Duration.ofSeconds(1),
					Duration.ofSeconds(30), Duration.ofSeconds(30), 16_384, 131_072, 64, 16);
}
