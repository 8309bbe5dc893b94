package org.portabledevices.impl.method.capture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.StillImageMethods;

/**
 * One capture, from before it is sent, since events may overtake the answer: {@code sent → accepted → over}. It is over when the device says that the capture is
 * complete, a quiet time after the last object from devices that never say so, or when nothing at all came within a limit.
 */
final class CaptureWait implements EventWait {

	/** More than a capture adds; what a device tells is bounded (contract 6.2). */
	static final int MOST_EVENTS = 65_536;

	private final Captures captures;
	private final InvocationContext context;
	private final Duration quiet;
	private final Duration limit;

	/** Guards what follows; no answer is given under it. */
	private final Object lock = new Object();
	private final List<Variant> objects = new ArrayList<>();
	/** What came before the transaction was known, and names one. */
	private final List<PtpEvent> early = new ArrayList<>();
	private int transactionId;
	private boolean accepted;
	private boolean complete;
	private boolean stopped;
	private boolean over;
	private int alarmNumber;
	private Runnable alarm = () -> {
	};

	CaptureWait(Captures captures, InvocationContext context, Duration quiet, Duration limit) {
		this.captures = captures;
		this.context = context;
		this.quiet = quiet;
		this.limit = limit;
	}

	/** The device has begun; from here on only its events are waited for, and the slot is free for others. */
	void accepted(int id) {
		synchronized (lock) {
			accepted = true;
			transactionId = id;
			early.stream().filter(event -> event.transactionId() == id).forEach(this::note);
			early.clear();
			if (!over) {
				setAlarm();
			}
		}
		if (!finishIfDone()) {
			context.releaseSlot();
		}
	}

	@Override
	public boolean take(PtpEvent event, boolean named) {
		synchronized (lock) {
			if (named && !accepted) {
				if (early.size() < MOST_EVENTS) {
					early.add(event);
				}
				return true;
			}
			if (named && event.transactionId() != transactionId) {
				return false;
			}
			note(event);
			if (accepted && !over && !complete) {
				setAlarm();
			}
		}
		context.alive();
		finishIfDone();
		return true;
	}

	/** Under the lock. */
	private void note(PtpEvent event) {
		if (event.code() != EventCode.OBJECT_ADDED) {
			complete = true;
		} else if (objects.size() < MOST_EVENTS) {
			objects.add(Variant.string(ObjectIds.ofObject(event.parameter(0))));
		}
	}

	private void complete() {
		synchronized (lock) {
			complete = true;
		}
		finishIfDone();
	}

	/**
	 * The on-cancel hook. PTP has nothing that takes a capture back: what the device has accepted it does, and to confirm would claim that it was stopped. So the
	 * answer is that it was done, which the engine reports as FINISHED, as soon as the device has told of an object or of the end; if it tells nothing within the
	 * grace time, the engine ends it as not confirmed, which is the truth too.
	 */
	void stop() {
		synchronized (lock) {
			stopped = true;
		}
		finishIfDone();
	}

	@Override
	public void abandon(String why) {
		if (enterOver()) {
			context.failConnectionLost(Status.ERROR_DEVICE_NOT_CONNECTED, why);
		}
	}

	/** The device did not accept; somebody else answers. */
	void refused() {
		enterOver();
	}

	private boolean finishIfDone() {
		Values results;
		synchronized (lock) {
			if (over) {
				return true;
			}
			boolean enough = complete || stopped && !objects.isEmpty();
			if (!accepted || !enough) {
				return false;
			}
			results = Values.of(StillImageMethods.OBJECTS, Variant.list(objects));
		}
		if (enterOver()) {
			context.succeed(results);
		}
		return true;
	}

	private void timeIsOver(int which) {
		boolean nothing;
		synchronized (lock) {
			if (which != alarmNumber) {
				return; // an event came at the same moment
			}
			nothing = objects.isEmpty();
		}
		if (!nothing) {
			complete();
		} else if (enterOver()) {
			context.fail(Status.ERROR_SEM_TIMEOUT,
					"Capture: the device accepted it, but told neither of an object nor of the end within %d ms"
							.formatted(limit.toMillis()));
		}
	}

	/** Under the lock: begins the time anew that may pass without a further event. */
	private void setAlarm() {
		alarm.run();
		int which = ++alarmNumber;
		alarm = captures.alarms().after(objects.isEmpty() ? limit : quiet, () -> timeIsOver(which));
	}

	private boolean enterOver() {
		synchronized (lock) {
			if (over) {
				return false;
			}
			over = true;
			alarm.run();
		}
		captures.remove(this);
		return true;
	}
}
