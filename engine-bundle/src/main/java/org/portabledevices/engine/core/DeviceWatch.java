package org.portabledevices.engine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.portabledevices.engine.log.ThrownCopy;
import org.portabledevices.engine.state.Event;
import org.portabledevices.engine.time.Timeout;
import org.portabledevices.service.Status;

/**
 * Watches what works on a device: handlers that do not return (contract 7.2), and devices that are silent (4.4). One timer for each device, and only while something works.
 */
final class DeviceWatch extends Timeout {

	private static final long SLOW_HANDLER = TimeUnit.SECONDS.toNanos(1);

	private final Device device;
	private long due = Long.MAX_VALUE; // guarded by this; Long.MAX_VALUE while nothing is scheduled

	DeviceWatch(Device device) {
		this.device = device;
	}

	void handlerBegins(Run run) {
		long now = run.aliveNanos;
		scheduleBy(now, now + Math.min(SLOW_HANDLER, run.method.silenceNanos));
	}

	private synchronized void scheduleBy(long now, long wanted) {
		if (due == Long.MAX_VALUE || wanted - due < 0) {
			due = wanted;
			device.engine.wheel.schedule(this, wanted - now);
		}
	}

	/** Watches nothing any more. */
	synchronized void stop() {
		device.engine.wheel.cancel(this);
	}

	@Override
	protected void expired() {
		synchronized (this) {
			due = Long.MAX_VALUE;
		}
		long now = device.engine.clock.nanos();
		long soonest = Long.MAX_VALUE;
		List<Run> silent = new ArrayList<>();
		for (Run run : device.working()) {
			soonest = Math.min(soonest, checkHandler(run, now));
			if (run.waitsForClient()) {
				run.alive(); // it is not the device that keeps us waiting
			}
			long left = run.method.silenceNanos - (now - run.aliveNanos);
			if (left <= 0) {
				silent.add(run);
				left = device.graceNanos();
			}
			soonest = Math.min(soonest, left);
		}
		if (soonest != Long.MAX_VALUE) {
			scheduleBy(now, now + soonest);
		}
		silent.forEach(this::silent);
	}

	/** Answers when the handler is to be looked at again. */
	private long checkHandler(Run run, long now) {
		Thread thread = run.handlerThread;
		if (thread == null || run.slowHandlerIsLogged) {
			return Long.MAX_VALUE;
		}
		long left = SLOW_HANDLER - (now - run.handlerNanos);
		if (left > 0) {
			return left;
		}
		run.slowHandlerIsLogged = true;
		device.engine.flight.callStuck("the handler of invocation " + run.call.id + " of " + run.call.methodName() + ", on " + device,
				thread);
		Throwable stack = ThrownCopy.ofStack(thread);
		device.engine.timerLog.warn("the handler of invocation " + run.call.id + " of " + run.call.methodName()
				+ " has not returned for 1 s; it holds up " + device, stack);
		return Long.MAX_VALUE;
	}

	private void silent(Run run) {
		String words = "the device was silent for " + TimeUnit.NANOSECONDS.toMillis(run.method.silenceNanos) + " ms";
		run.call.apply(Event.DEVICE_SILENT, Status.E_WPD_DEVICE_IS_HUNG, words);
		if (run.call.phase().isFixed()) {
			device.resetFor(run, "invocation " + run.call.id + " of " + run.call.methodName() + ": " + words);
		}
	}
}
