package org.portabledevices.engine.core;

import java.util.UUID;

import org.portabledevices.engine.flight.FlightLog;
import org.portabledevices.engine.flight.RecordedInvocation;
import org.portabledevices.engine.state.Event;
import org.portabledevices.engine.state.Phase;
import org.portabledevices.engine.state.Transition;
import org.portabledevices.service.CancelOutcome;

/** What the flight recorder is told of an invocation. One is made only for what is recorded; without a recording each of these methods is one question that is answered no. */
record Told(AcceptedInvocation call) implements RecordedInvocation {

	private static FlightLog flight(AcceptedInvocation call) {
		return call.client.engine.flight;
	}

	static void accepted(AcceptedInvocation call) {
		if (flight(call).recordsAccepted()) {
			flight(call).accepted(new Told(call));
		}
	}

	static void started(AcceptedInvocation call) {
		if (flight(call).recordsStarted()) {
			flight(call).started(new Told(call));
		}
	}

	static void progressed(AcceptedInvocation call) {
		if (flight(call).recordsProgress()) {
			flight(call).progressed(new Told(call));
		}
	}

	static void ended(AcceptedInvocation call) {
		if (flight(call).recordsEnded()) {
			flight(call).ended(new Told(call));
		}
	}

	/** A request to stop has found the invocation pending, or it has not: then there is nothing to tell. */
	static void cancelRequested(AcceptedInvocation call, Event event, CancelOrigin origin, Transition transition, String words) {
		if (!flight(call).recordsCancelRequested() || !event.asksToStop()) {
			return;
		}
		CancelOutcome outcome = CancelSweep.outcome(transition);
		if (outcome != null) {
			flight(call).cancelRequested(new Told(call), origin == null ? event.name() : origin.name(), transition.before().visible(),
					outcome,
					words);
		}
	}

	@Override
	public long id() {
		return call.id;
	}

	@Override
	public long client() {
		return call.client.number;
	}

	@Override
	public long bundleId() {
		return call.client.owner.bundleId();
	}

	@Override
	public String bundleName() {
		return call.client.owner.name();
	}

	@Override
	public String backend() {
		HostedMethod place = call.hosted;
		return place == null ? "" : place.service.device.backend();
	}

	@Override
	public String service() {
		HostedMethod place = call.hosted;
		return place == null ? "" : place.service.id();
	}

	@Override
	public UUID method() {
		return call.method;
	}

	@Override
	public String methodName() {
		HostedMethod place = call.hosted;
		return place == null ? call.client.engine.methodNames.name(call.method) : place.description.name();
	}

	@Override
	public String label() {
		return call.label;
	}

	@Override
	public long deadlineNanos() {
		return call.deadlineNanos();
	}

	@Override
	public long ageNanos() {
		return call.ageNanos();
	}

	@Override
	public long completed() {
		return call.newestProgress().done();
	}

	@Override
	public long total() {
		return call.newestProgress().of();
	}

	@Override
	public Phase phase() {
		return call.phase();
	}
}
