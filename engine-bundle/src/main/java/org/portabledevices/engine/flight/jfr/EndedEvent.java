package org.portabledevices.engine.flight.jfr;

import org.portabledevices.engine.flight.RecordedInvocation;
import org.portabledevices.engine.state.Phase;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** An invocation has ended. */
@Name("org.portabledevices.InvocationEnded")
@Label("Invocation Ended")
@Description("An invocation has ended; its callback is called after this")
final class EndedEvent extends InvocationEvent {

	@Label("End")
	@Description("SUCCEEDED, FAILED, CANCELLED, TIMED_OUT, ABORTED") String end;

	@Label("Status")
	@Description("The name and the code of the status") String status;

	@Label("Effect")
	@Description("What became of the device: NOT_STARTED, STOPPED, FINISHED, UNKNOWN; empty if the method ran to its own end") String effect;

	@Label("Message")
	@Description("What there is to say, possibly nothing") String message;

	@Label("Completed")
	@Description("Bytes where the method moves bulk data, else steps of the method's own") long completed;

	@Label("Total")
	@Description("In the same unit; -1 if it is not known") long total;

	void commit(RecordedInvocation call) {
		fill(call);
		Phase phase = call.phase();
		end = phase.end().name();
		status = phase.status().toString();
		effect = phase.effect() == null ? "" : phase.effect().name();
		message = phase.words();
		completed = call.completed();
		total = call.total();
		commit();
	}
}
