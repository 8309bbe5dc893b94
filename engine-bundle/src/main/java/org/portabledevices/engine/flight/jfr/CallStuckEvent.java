package org.portabledevices.engine.flight.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A call of somebody else's code does not return. */
@Name("org.portabledevices.CallStuck")
@Label("Call Stuck")
@Description("A callback of a client, or a handler of a backend, has not returned for a second; the log has its stack")
@Category(InvocationEvent.CATEGORY)
@StackTrace(false)
final class CallStuckEvent extends Event {

	@Label("Call")
	@Description("What was called, with the invocation and the client") String call;

	@Label("Stuck Thread")
	@Description("The thread that is inside") Thread stuckThread;
}
