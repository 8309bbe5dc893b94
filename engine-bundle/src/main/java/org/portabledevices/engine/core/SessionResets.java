package org.portabledevices.engine.core;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.portabledevices.backend.SessionReset;
import org.portabledevices.engine.lane.LaneTask;
import org.portabledevices.engine.state.Event;
import org.portabledevices.engine.time.Timeout;
import org.portabledevices.service.Status;

/** Resets the session of a device that did not confirm a stop, within a limit (contract 2.10). */
final class SessionResets {

	private final Device device;
	private volatile Runnable whenHung = () -> {
	};
	private volatile Timeout limit;

	SessionResets(Device device) {
		this.device = device;
	}

	/** Sets what happens when the session cannot be reset: the device counts as gone. */
	void whenHung(Runnable action) {
		whenHung = action;
	}

	void request(String why) {
		if (!device.beginReset()) {
			return;
		}
		device.engine.timerLog.warn("resetting the session with " + device + ": " + why);
		Attempt attempt = new Attempt(why);
		limit = attempt.limit;
		device.engine.wheel.schedule(attempt.limit, attempt.nanos);
		device.executor.execute(attempt, () -> attempt.fail("the backend's executor takes no work"));
	}

	/** Waits for no answer any more, since the device is being closed. */
	void stop() {
		whenHung = () -> {
		};
		Timeout current = limit;
		if (current != null) {
			device.engine.wheel.cancel(current);
		}
	}

	private final class Attempt implements SessionReset, LaneTask {

		private final String why;
		private final long nanos = CallOptions.nanos(device.engine.limits.reset());
		private final AtomicBoolean answered = new AtomicBoolean();
		private final Timeout limit = new Timeout() {
			@Override
			protected void expired() {
				fail("it took longer than " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
			}
		};

		Attempt(String why) {
			this.why = why;
		}

		@Override
		public void run() {
			try {
				device.control().reset(this);
			} catch (RuntimeException | LinkageError e) {
				fail("the backend threw " + e);
			}
		}

		@Override
		public void succeed() {
			if (answer()) {
				device.sessionIsReset(why);
			}
		}

		@Override
		public void fail(String problem) {
			if (answer()) {
				device.engine.timerLog.warn("the session with " + device + " could not be reset: " + problem);
				device.gone();
				whenHung.run();
				device.applyToAll(Event.RESET_FAILED, Status.E_WPD_DEVICE_IS_HUNG, "the session could not be reset: " + problem);
			}
		}

		private boolean answer() {
			boolean first = answered.compareAndSet(false, true);
			if (first) {
				device.engine.wheel.cancel(limit);
			}
			return first;
		}

		@Override
		public String describe() {
			return "the reset of " + device;
		}
	}
}
