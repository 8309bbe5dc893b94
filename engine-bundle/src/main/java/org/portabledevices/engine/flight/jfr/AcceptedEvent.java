package org.portabledevices.engine.flight.jfr;

import org.portabledevices.engine.flight.RecordedInvocation;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Timespan;

/** An invocation was accepted. */
@Name("org.portabledevices.InvocationAccepted")
@Label("Invocation Accepted")
@Description("A client's call was accepted: from here on it is pending, and ends exactly once")
final class AcceptedEvent extends InvocationEvent {

	@Label("Deadline")
	@Description("How long it may take in all, if the client gave a deadline")
	@Timespan(Timespan.NANOSECONDS) long deadline;

	void commit(RecordedInvocation call) {
		fill(call);
		deadline = time(call.deadlineNanos());
		commit();
	}
}
