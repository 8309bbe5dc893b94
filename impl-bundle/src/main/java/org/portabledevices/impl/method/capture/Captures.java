package org.portabledevices.impl.method.capture;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.code.EventCode;

/**
 * The captures of a device that wait for its events. An event that names a transaction goes to the capture of that transaction, and to no other: it may be of an
 * upload, or of a capture that is over. Most devices name none; they work on one capture after another, so it is the oldest one's. Safe for use by several threads.
 */
public final class Captures {

	/** Lets something happen later. */
	@FunctionalInterface
	public interface Alarms {

		/**
		 * Sets an alarm.
		 *
		 * @param delay when.
		 * @param action what; quick, and it waits for nothing.
		 * @return calls it off.
		 */
		Runnable after(Duration delay, Runnable action);
	}

	/** In the place of a transaction's ID: the event has none. ISO 15740:2013 clause 12. */
	private static final int NO_TRANSACTION = 0xFFFF_FFFF;

	private final Alarms alarms;
	private final Supplier<Duration> quiet;
	/** The oldest first; only the last can be one that the device has not accepted yet. */
	private final List<EventWait> waits = new CopyOnWriteArrayList<>();
	/** Once a device has named one, it means what it says when it names none: a picture that somebody else took. Of the event thread. */
	private volatile boolean namesTransactions;

	/**
	 * Makes an empty set.
	 *
	 * @param alarms the time.
	 * @param quiet how long a capture may be without a further object before it counts as complete.
	 */
	public Captures(Alarms alarms, Supplier<Duration> quiet) {
		this.alarms = alarms;
		this.quiet = quiet;
	}

	/**
	 * Hears an event, on the event thread, after it was raised for listeners.
	 *
	 * @param event the event.
	 */
	public void event(PtpEvent event) {
		if (event.code() != EventCode.OBJECT_ADDED && event.code() != EventCode.CAPTURE_COMPLETE) {
			return;
		}
		boolean named = event.transactionId() != 0 && event.transactionId() != NO_TRANSACTION;
		if (event.transactionId() == NO_TRANSACTION && namesTransactions) {
			return;
		}
		namesTransactions |= named;
		for (EventWait wait : waits) {
			if (wait.take(event, named)) {
				return;
			}
		}
	}

	/**
	 * Ends all, since no event will come any more.
	 *
	 * @param why what happened, in words.
	 */
	public void abandon(String why) {
		waits.forEach(wait -> wait.abandon(why));
	}

	Duration quiet() {
		return quiet.get();
	}

	Alarms alarms() {
		return alarms;
	}

	/** Answers the open captures, the oldest first. */
	List<OpenCaptureWait> openCaptures() {
		return waits.stream().filter(OpenCaptureWait.class::isInstance).map(OpenCaptureWait.class::cast).toList();
	}

	void add(EventWait wait) {
		waits.add(wait);
	}

	void remove(EventWait wait) {
		waits.remove(wait);
	}
}
