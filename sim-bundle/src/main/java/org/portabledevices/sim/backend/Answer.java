package org.portabledevices.sim.backend;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.values.Values;

/** What a method answers, without waiting for anything. */
@FunctionalInterface
interface Answer {

	Values answer(InvocationContext context) throws Exception;
}
