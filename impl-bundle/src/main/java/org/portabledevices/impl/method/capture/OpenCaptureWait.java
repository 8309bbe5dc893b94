package org.portabledevices.impl.method.capture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.impl.call.Call;
import org.portabledevices.impl.call.Turn;
import org.portabledevices.ptp.PtpEvent;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.code.EventCode;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.service.Status;
import org.portabledevices.values.Values;
import org.portabledevices.values.Variant;
import org.portabledevices.wpd.ObjectIds;
import org.portabledevices.wpd.StillImageMethods;

/**
 * One open capture: {@code sent → accepted → terminating → terminated → over}. It is terminated when its duration is over, by somebody who asks for it, or by a
 * cancel, and is over a quiet time after that, since devices tell of the last objects a little later; at once after a cancel, or when the device has ended it.
 */
final class OpenCaptureWait implements EventWait {

	private enum Step {
		SENT, ACCEPTED, TERMINATING, TERMINATED, OVER
	}

	private final Captures captures;
	private final InvocationContext context;
	private final Duration duration;
	private final Consumer<Turn.Work> turns;

	/** Guards what follows; no answer is given under it. */
	private final Object lock = new Object();
	private final List<Variant> objects = new ArrayList<>();
	/** What came before the transaction was known, and names one. */
	private final List<PtpEvent> early = new ArrayList<>();
	private Step step = Step.SENT;
	private int transactionId;
	private boolean stopped;
	private boolean complete;
	private int alarmNumber;
	private Runnable alarm = () -> {
	};

	/** The turns are taken on the worker, for work that terminates the capture. */
	OpenCaptureWait(Captures captures, InvocationContext context, Duration duration, Consumer<Turn.Work> turns) {
		this.captures = captures;
		this.context = context;
		this.duration = duration;
		this.turns = turns;
	}

	int transactionId() {
		synchronized (lock) {
			return transactionId;
		}
	}

	/** The device has begun; others may work until it is terminated. */
	void accepted(int id) {
		boolean stopNow;
		synchronized (lock) {
			if (step == Step.OVER) {
				return;
			}
			transactionId = id;
			step = Step.ACCEPTED;
			early.stream().filter(event -> event.transactionId() == id).forEach(this::note);
			early.clear();
			setAlarm(duration);
			stopNow = stopped;
		}
		if (stopNow) {
			terminate();
		} else if (!finishIfComplete()) {
			context.releaseSlot();
		}
	}

	/** The device did not accept; somebody else answers. */
	void refused() {
		enterOver();
	}

	@Override
	public boolean take(PtpEvent event, boolean named) {
		synchronized (lock) {
			if (named && step == Step.SENT) {
				if (early.size() < CaptureWait.MOST_EVENTS) {
					early.add(event);
				}
				return true;
			}
			if (named && event.transactionId() != transactionId) {
				return false;
			}
			note(event);
			if (step == Step.TERMINATED) {
				setAlarm(captures.quiet());
			}
		}
		context.alive();
		finishIfComplete();
		return true;
	}

	/** Under the lock. */
	private void note(PtpEvent event) {
		if (event.code() != EventCode.OBJECT_ADDED) {
			complete = true;
		} else if (objects.size() < CaptureWait.MOST_EVENTS) {
			objects.add(Variant.string(ObjectIds.ofObject(event.parameter(0))));
		}
	}

	@Override
	public void abandon(String why) {
		if (enterOver()) {
			context.failConnectionLost(Status.ERROR_DEVICE_NOT_CONNECTED, why);
		}
	}

	/** The on-cancel hook. Before the device has accepted, the operation itself is what is stopped. */
	void stop() {
		boolean terminatedAlready;
		synchronized (lock) {
			stopped = true;
			terminatedAlready = step == Step.TERMINATED;
		}
		if (terminatedAlready) {
			over();
		} else {
			terminate();
		}
	}

	/** Takes it upon itself to terminate the capture; answers false if that is not possible yet or any more, or somebody does it. */
	boolean beginTermination() {
		synchronized (lock) {
			if (step != Step.ACCEPTED) {
				return false;
			}
			step = Step.TERMINATING;
			alarm.run();
			return true;
		}
	}

	/** The device has terminated the capture. */
	void terminated() {
		boolean isOver;
		synchronized (lock) {
			if (step != Step.TERMINATING) {
				return;
			}
			step = Step.TERMINATED;
			isOver = stopped || complete;
			if (!isOver) {
				setAlarm(captures.quiet());
			}
		}
		if (isOver) {
			over();
		}
	}

	/** The device did not do it: the capture goes on, and can be terminated again. */
	void terminationFailed() {
		synchronized (lock) {
			if (step == Step.TERMINATING) {
				step = Step.ACCEPTED;
				setAlarm(duration);
			}
		}
	}

	private void terminate() {
		if (beginTermination()) {
			turns.accept(this::terminateInTurn);
		}
	}

	private Runnable terminateInTurn(Call call) throws Exception {
		int id = transactionId();
		try {
			call.tidy(operations -> {
				operations.withSilence(OpenCaptureMethod.ANSWER_LIMIT).terminateOpenCapture(id);
				return null;
			});
		} catch (ResponseException e) {
			if (e.responseCode() != ResponseCode.CAPTURE_ALREADY_TERMINATED) {
				enterOver();
				throw e;
			}
		} catch (Exception e) {
			enterOver();
			throw e;
		}
		return this::terminated;
	}

	private void timeIsOver(int which) {
		boolean isTerminated;
		synchronized (lock) {
			if (which != alarmNumber) {
				return; // something came at the same moment
			}
			isTerminated = step == Step.TERMINATED;
		}
		if (isTerminated) {
			over();
		} else {
			terminate();
		}
	}

	private boolean finishIfComplete() {
		synchronized (lock) {
			if (!complete || step == Step.SENT || step == Step.TERMINATING) {
				return step == Step.OVER;
			}
		}
		over();
		return true;
	}

	/** Answers: with what was added, or that it was stopped. */
	private void over() {
		Values results;
		boolean wasStopped;
		synchronized (lock) {
			results = Values.of(StillImageMethods.OBJECTS, Variant.list(objects));
			wasStopped = stopped;
		}
		if (!enterOver()) {
			return;
		}
		if (wasStopped) {
			context.confirm();
		} else {
			context.succeed(results);
		}
	}

	/** Under the lock: sets the time at which something is done, in the place of an earlier one. */
	private void setAlarm(Duration delay) {
		alarm.run();
		int which = ++alarmNumber;
		alarm = captures.alarms().after(delay, () -> timeIsOver(which));
	}

	private boolean enterOver() {
		synchronized (lock) {
			if (step == Step.OVER) {
				return false;
			}
			step = Step.OVER;
			alarm.run();
		}
		captures.remove(this);
		return true;
	}
}
