package org.portabledevices.engine.flight.jfr;

import org.portabledevices.engine.flight.RecordedInvocation;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** An invocation was started. */
@Name("org.portabledevices.InvocationStarted")
@Label("Invocation Started")
@Description("The device's turn came and the backend was called; the age is the time that it waited for that")
final class StartedEvent extends InvocationEvent {

	void commit(RecordedInvocation call) {
		fill(call);
		commit();
	}
}
