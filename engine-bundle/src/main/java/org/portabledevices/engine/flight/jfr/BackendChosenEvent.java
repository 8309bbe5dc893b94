package org.portabledevices.engine.flight.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The choice of backend was changed. */
@Name("org.portabledevices.BackendChosen")
@Label("Backend Chosen")
@Description("The choice of backend for all followed services was changed")
@Category(InvocationEvent.CATEGORY)
@StackTrace(false)
final class BackendChosenEvent extends Event {

	@Label("Pinned")
	@Description("The pinned backend; empty if the ranking chooses") String pinned;
}
