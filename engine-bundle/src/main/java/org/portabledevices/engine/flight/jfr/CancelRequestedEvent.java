package org.portabledevices.engine.flight.jfr;

import org.portabledevices.engine.flight.RecordedInvocation;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.InvocationState;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** An invocation was asked to stop. */
@Name("org.portabledevices.InvocationCancelRequested")
@Label("Invocation Cancel Requested")
@Description("Somebody or something asked for an invocation to stop, once for each request that found it pending")
final class CancelRequestedEvent extends InvocationEvent {

	@Label("By")
	@Description("Who: CALLBACK, ALL, HANDLE, INTERRUPT (its client), OPERATOR_CANCEL, DEADLINE, DATA_FAILED, CLIENT_GONE, DRAIN_OVER, DEVICE_SILENT") String by;

	@Label("Found")
	@Description("The state in which the request found it") String found;

	@Label("Outcome")
	@Description("What the request did: NEVER_STARTED, REQUESTED, NOT_CANCELLABLE, ALREADY_CANCELLING") String outcome;

	@Label("Why")
	@Description("The reason in words, where there is one") String why;

	void commit(RecordedInvocation call, String who, InvocationState state, CancelOutcome did, String words) {
		fill(call);
		by = who;
		found = state.name();
		outcome = did.name();
		why = words;
		commit();
	}
}
