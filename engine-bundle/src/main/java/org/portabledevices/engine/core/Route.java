package org.portabledevices.engine.core;

import java.util.UUID;

import org.portabledevices.service.InvocationRefusedException;
import org.portabledevices.values.Values;

/** Where the invocations of a client go: to one service, or to whichever is the best. */
interface Route {

	/** Refuses a call, if it leads nowhere any more. What has been accepted goes on all the same. */
	default void checkOpen() throws InvocationRefusedException {
	}

	/**
	 * Checks a call, as far as it can be checked before it is accepted (contract 1.2), and answers where it would go. Runs no foreign code: a client's lock may be held.
	 *
	 * @return the place; {@code null} if there is none now and the call may wait for one.
	 */
	Place find(UUID method, Values parameters, CallOptions options) throws InvocationRefusedException;

	/**
	 * Says that the device of a place takes nothing any more, though it was found.
	 *
	 * @return whether it makes sense to look again.
	 */
	boolean mayFindAnother();

	/** How long an invocation may wait for a place, in nanoseconds. */
	long waitingNanos();

	/** Says what it leads to, {@code null} for anything. */
	default String words() {
		return null;
	}

	/** A method of a service, with parameters that it takes. */
	record Place(HostedMethod method, Values parameters) {
	}
}
