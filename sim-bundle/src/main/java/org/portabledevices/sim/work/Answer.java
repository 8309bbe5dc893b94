package org.portabledevices.sim.work;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.values.Values;

/** What a method answers, without waiting for anything. */
@FunctionalInterface
public interface Answer {

	/** Answers an invocation. */
	Values answer(InvocationContext context) throws Exception;
}
