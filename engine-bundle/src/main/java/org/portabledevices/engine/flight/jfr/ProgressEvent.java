package org.portabledevices.engine.flight.jfr;

import org.portabledevices.engine.flight.RecordedInvocation;

import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** An invocation has come farther. Off unless it is asked for: a download makes one for each block of data. */
@Name("org.portabledevices.InvocationProgress")
@Label("Invocation Progress")
@Description("The backend told of progress; not recorded unless the recording enables it")
@Enabled(false)
final class ProgressEvent extends InvocationEvent {

	@Label("Completed")
	@Description("Bytes where the method moves bulk data, else steps of the method's own") long completed;

	@Label("Total")
	@Description("In the same unit; -1 if it is not known") long total;

	void commit(RecordedInvocation call) {
		fill(call);
		completed = call.completed();
		total = call.total();
		commit();
	}
}
