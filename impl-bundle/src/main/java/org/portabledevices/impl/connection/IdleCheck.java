package org.portabledevices.impl.connection;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.portabledevices.backend.MethodFailure;
import org.portabledevices.impl.call.CallDevice;
import org.portabledevices.ptp.PeerSilentException;
import org.portabledevices.ptp.PtpException;
import org.portabledevices.ptp.ResponseException;
import org.portabledevices.ptp.initiator.Cancellation;
import org.portabledevices.ptp.initiator.PtpSession;
import org.portabledevices.ptp.operation.PtpOperations;

/**
 * Finds out that an idle device is not there any more, though nothing has closed its connections: its battery, its network or the way to it is gone.
 * <p>
 * It is probed when nothing was heard for the interval. There are devices that ignore a Probe, so no answer ends nothing: then it is asked for its DeviceInfo, which
 * every device has at hand, and only who leaves that unanswered too is lost. A device that never answered a Probe is spared further ones. What waits, waits on the
 * worker, so that no method runs beside it. Safe for use by several threads.
 */
final class IdleCheck {

	/** For the answer to a Probe. Short, since a method that begins just then has to wait for it, once for a device that ignores it. */
	static final Duration PROBE = Duration.ofSeconds(1);

	private final CallDevice device;
	private final BooleanSupplier idle;
	private final Supplier<Settings> settings;
	private final Timer timer;
	/** Of the worker: whether a Probe is worth the wait. */
	private boolean ignoresProbes;
	private boolean answersProbes;
	private volatile boolean checking;

	/** Guards what follows. */
	private final Object lock = new Object();
	private long heardAt;
	private boolean stopped;
	private Timer.Alarm next = () -> {
	};

	/**
	 * Makes one that does nothing yet.
	 *
	 * @param device whom to check.
	 * @param idle whether nothing is pending on it.
	 * @param settings the interval, and the limit for an answer, as they are at the moment.
	 * @param timer the time.
	 */
	IdleCheck(CallDevice device, BooleanSupplier idle, Supplier<Settings> settings, Timer timer) {
		this.device = device;
		this.idle = idle;
		this.settings = settings;
		this.timer = timer;
	}

	/** Begins anew: there is another connection, or another interval. */
	void start() {
		heard();
		arm(settings.get().probeInterval());
	}

	/** Something came from the device. */
	void heard() {
		synchronized (lock) {
			heardAt = timer.nanoTime();
		}
	}

	/** Ends; no check begins any more. */
	void stop() {
		Timer.Alarm last;
		synchronized (lock) {
			stopped = true;
			last = next;
		}
		last.cancel();
	}

	/** Tells whether a check goes on: it sees a loss by itself, and knows what it means. */
	boolean isChecking() {
		return checking;
	}

	private void arm(Duration delay) {
		Timer.Alarm before;
		synchronized (lock) {
			if (stopped) {
				return;
			}
			before = next;
			next = settings.get().probeInterval().isZero() ? () -> {
			} : timer.after(delay, this::due);
		}
		before.cancel();
	}

	private void due() {
		Duration interval = settings.get().probeInterval();
		long left;
		synchronized (lock) {
			left = heardAt + interval.toNanos() - timer.nanoTime();
		}
		if (!idle.getAsBoolean()) {
			arm(interval); // what runs has its own limit for silence
		} else if (left > 0) {
			arm(Duration.ofNanos(left));
		} else {
			device.worker().execute(this::check);
		}
	}

	private void check() {
		Cancellation nobody = new Cancellation();
		PtpSession session;
		try {
			session = device.begin(nobody);
		} catch (MethodFailure e) {
			return; // it is being connected again or taken back
		}
		checking = true;
		try {
			if (!answersProbe(session)) {
				ask(session, nobody);
			}
		} finally {
			checking = false;
			device.end(session);
		}
		start();
	}

	private boolean answersProbe(PtpSession session) {
		boolean answered = !ignoresProbes && session.probe(PROBE);
		answersProbes |= answered;
		ignoresProbes = !answersProbes;
		return answered;
	}

	private void ask(PtpSession session, Cancellation cancellation) {
		try {
			new PtpOperations(session).withSilence(settings.get().connectLimit()).with(cancellation).getDeviceInfo();
		} catch (ResponseException e) {
			// an error is an answer
		} catch (PtpException e) {
			if (!session.isOpen()) {
				device.lost(session,
						e instanceof PeerSilentException ? "it did not answer while it was idle: " + e.getMessage() : e.getMessage());
			}
		}
	}
}
