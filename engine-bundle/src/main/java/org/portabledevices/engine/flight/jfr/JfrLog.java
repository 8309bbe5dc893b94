package org.portabledevices.engine.flight.jfr;

import org.portabledevices.engine.flight.FlightLog;
import org.portabledevices.engine.flight.RecordedDevice;
import org.portabledevices.engine.flight.RecordedInvocation;
import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.InvocationState;

/**
 * Makes events of what it is told. Whether a kind is recorded is asked of one event that is never committed: {@link jdk.jfr.Event#isEnabled()} looks at the class alone, and
 * answers {@code false} without a look at anything while no recording was ever started. All kinds are loaded at once, so that tools list them.
 */
public final class JfrLog implements FlightLog {

	private static final AcceptedEvent ACCEPTED = new AcceptedEvent();
	private static final StartedEvent STARTED = new StartedEvent();
	private static final ProgressEvent PROGRESS = new ProgressEvent();
	private static final CancelRequestedEvent CANCEL_REQUESTED = new CancelRequestedEvent();
	private static final EndedEvent ENDED = new EndedEvent();
	private static final DeviceRegisteredEvent DEVICE_REGISTERED = new DeviceRegisteredEvent();
	private static final DeviceWithdrawnEvent DEVICE_WITHDRAWN = new DeviceWithdrawnEvent();
	private static final BackendChosenEvent BACKEND_CHOSEN = new BackendChosenEvent();
	private static final CallStuckEvent CALL_STUCK = new CallStuckEvent();

	/** Is called by reflection, from outside of the loader of this class. */
	public JfrLog() {
	}

	@Override
	public boolean recordsAccepted() {
		return ACCEPTED.isEnabled();
	}

	@Override
	public void accepted(RecordedInvocation call) {
		new AcceptedEvent().commit(call);
	}

	@Override
	public boolean recordsStarted() {
		return STARTED.isEnabled();
	}

	@Override
	public void started(RecordedInvocation call) {
		new StartedEvent().commit(call);
	}

	@Override
	public boolean recordsProgress() {
		return PROGRESS.isEnabled();
	}

	@Override
	public void progressed(RecordedInvocation call) {
		new ProgressEvent().commit(call);
	}

	@Override
	public boolean recordsCancelRequested() {
		return CANCEL_REQUESTED.isEnabled();
	}

	@Override
	public void cancelRequested(RecordedInvocation call, String by, InvocationState found, CancelOutcome outcome, String why) {
		new CancelRequestedEvent().commit(call, by, found, outcome, why);
	}

	@Override
	public boolean recordsEnded() {
		return ENDED.isEnabled();
	}

	@Override
	public void ended(RecordedInvocation call) {
		new EndedEvent().commit(call);
	}

	@Override
	public void deviceRegistered(RecordedDevice device) {
		if (DEVICE_REGISTERED.isEnabled()) {
			new DeviceRegisteredEvent().commit(device);
		}
	}

	@Override
	public void deviceWithdrawn(RecordedDevice device) {
		if (DEVICE_WITHDRAWN.isEnabled()) {
			new DeviceWithdrawnEvent().commit(device);
		}
	}

	@Override
	public void backendChosen(String pinned) {
		if (BACKEND_CHOSEN.isEnabled()) {
			BackendChosenEvent event = new BackendChosenEvent();
			event.pinned = pinned;
			event.commit();
		}
	}

	@Override
	public void callStuck(String call, Thread thread) {
		if (CALL_STUCK.isEnabled()) {
			CallStuckEvent event = new CallStuckEvent();
			event.call = call;
			event.stuckThread = thread;
			event.commit();
		}
	}
}
