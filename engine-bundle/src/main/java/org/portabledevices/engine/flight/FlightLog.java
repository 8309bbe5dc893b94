package org.portabledevices.engine.flight;

import org.portabledevices.service.CancelOutcome;
import org.portabledevices.service.InvocationState;

/**
 * Where the engine tells a flight recorder what happens. Safe for use by any thread; nothing here throws, waits or keeps what it is given.
 * <p>
 * What can happen often is asked for before it is told: for what nobody records nothing is put together, no clock is read, and no object is made.
 */
public interface FlightLog {

	/** Records nothing. */
	FlightLog NONE = new FlightLog() {
	};

	/** Whether acceptances are recorded. */
	default boolean recordsAccepted() {
		return false;
	}

	/** An invocation was accepted. */
	default void accepted(RecordedInvocation call) {
	}

	/** Whether starts are recorded. */
	default boolean recordsStarted() {
		return false;
	}

	/** The device's turn has come. */
	default void started(RecordedInvocation call) {
	}

	/** Whether progress is recorded. */
	default boolean recordsProgress() {
		return false;
	}

	/** The device has come farther. */
	default void progressed(RecordedInvocation call) {
	}

	/** Whether requests to stop are recorded. */
	default boolean recordsCancelRequested() {
		return false;
	}

	/**
	 * Somebody or something asked for an invocation to stop.
	 *
	 * @param call the invocation.
	 * @param by who: how its client cancelled, or the event of the state table.
	 * @param found the state in which the request found it.
	 * @param outcome what the request did.
	 * @param why the reason in words, possibly empty.
	 */
	default void cancelRequested(RecordedInvocation call, String by, InvocationState found, CancelOutcome outcome, String why) {
	}

	/** Whether ends are recorded. */
	default boolean recordsEnded() {
		return false;
	}

	/** An invocation has ended. */
	default void ended(RecordedInvocation call) {
	}

	/** A backend brought a device in. */
	default void deviceRegistered(RecordedDevice device) {
	}

	/** The services of a device are taken back; what is pending there goes on, or ends, by the contract. */
	default void deviceWithdrawn(RecordedDevice device) {
	}

	/**
	 * The choice of backend was changed.
	 *
	 * @param pinned the pinned backend, empty if the ranking chooses.
	 */
	default void backendChosen(String pinned) {
	}

	/**
	 * A call of somebody else's code does not return.
	 *
	 * @param call what was called, in words.
	 * @param thread the thread that is inside.
	 */
	default void callStuck(String call, Thread thread) {
	}
}
