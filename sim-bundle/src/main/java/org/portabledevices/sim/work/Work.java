package org.portabledevices.sim.work;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import org.portabledevices.backend.InvocationContext;
import org.portabledevices.backend.MethodFailure;
import org.portabledevices.backend.StoppedException;
import org.portabledevices.ptp.code.ResponseCode;
import org.portabledevices.service.Status;
import org.portabledevices.sim.time.SimulatedTime.Appointment;
import org.portabledevices.sim.time.SimulatedTime;
import org.portabledevices.sim.time.Times;
import org.portabledevices.sim.trouble.CancelReaction;
import org.portabledevices.sim.trouble.Incident;
import org.portabledevices.sim.trouble.Trouble;
import org.portabledevices.sim.trouble.Troubles;
import org.portabledevices.values.Values;

/**
 * One method that a device works on. All of it happens in the device's time, one step after another, so no step meets a cancel half-way. It is over when it was
 * answered, has confirmed a cancel, or was dropped; then nothing more happens.
 */
public abstract class Work {

	/** A step; what it throws is how the work fails. */
	public interface Step {

		/** Takes it. */
		void run() throws Exception;
	}

	/** What every work has. */
	public record Setting(Works works, InvocationContext context, SimulatedTime time, Troubles troubles, Trouble trouble) {
	}

	private static final Appointment NONE = () -> {
	};

	private final Setting setting;
	private final Deque<Incident> incidents;
	private Appointment next = NONE;
	/** Where it goes on when it is let go; {@code null} unless it stalls. */
	private Step stalled;
	private boolean cancelled;
	/** Whether it is stopping: no step is taken any more. */
	private boolean stopping;
	/** Whether it is to react to the cancel when it is let go. */
	private boolean heldBack;
	private boolean over;

	protected Work(Setting setting) {
		this.setting = setting;
		incidents = new ArrayDeque<>(setting.trouble.incidents());
	}

	/** Does what the method is for; called when the latency has passed. */
	protected abstract void begin() throws Exception;

	/** Does the rest of it at once, although it was cancelled. */
	protected abstract void complete() throws Exception;

	/** Gives back what the work holds; called once, when it is over. */
	protected void release() throws Exception {
	}

	/** Answers what the engine wants to be done. */
	protected final InvocationContext context() {
		return setting.context;
	}

	/** Tells how long so many bytes take. */
	final Duration timeFor(long bytes) {
		return setting.troubles.timeFor(setting.trouble, bytes);
	}

	/** Cuts a piece that begins somewhere: it is not too long for the device's speed, and ends where something is to happen. */
	final int piece(long position, long most, int piecesInASecond) {
		long speed = setting.troubles.bytesPerSecond(setting.trouble);
		long length = speed == 0 ? most : Math.max(1, Math.min(most, speed / piecesInASecond));
		Incident incident = incidents.peek();
		return (int) (incident != null && incident.at() > position ? Math.min(length, incident.at() - position) : length);
	}

	final void start() {
		boolean answered = setting.works.add(this);
		setting.time.execute(() -> {
			setting.troubles.begins(setting.trouble);
			if (!answered) {
				tell("is not answered");
			} else if (!over && !stopping) {
				later(setting.trouble.delay(), () -> meet(Incident.BEFORE, this::begin));
			}
		});
		if (answered) {
			setting.context.onCancel(() -> setting.time.execute(this::cancelled));
		}
	}

	/** Goes on later; at once, but behind what is due already, when there is nothing to wait for. */
	protected final void later(Duration delay, Step step) {
		next = setting.time.schedule(delay, () -> perform(step));
	}

	/** Goes on when something outside calls the action. */
	protected final Runnable onCall(Step step) {
		return () -> setting.time.execute(() -> perform(step));
	}

	/** Goes on after what is to happen at a place; not at all, if that ends the work. */
	final void meet(long position, Step then) throws Exception {
		Incident incident = incidents.peek();
		if (incident == null || incident.at() > position) {
			then.run();
			return;
		}
		incidents.remove();
		switch (incident.kind()) {
			case STALL -> stall(incident, () -> meet(position, then));
			case FAIL -> throw Failures.of(incident.responseCode(), "the simulated device failed, as it was configured to");
			case SELF_CANCEL -> {
				tell("cancels itself" + incident.place());
				end();
				setting.context.confirm();
			}
			case WEDGE -> {
				setting.works.wedge(); // before it is told: who hears of it may cancel at once
				tell("wedges the device" + incident.place());
			}
			case UNPLUG -> {
				tell("unplugs the device" + incident.place());
				setting.works.unplug(incident);
			}
		}
	}

	/** Answers with success; then it is over. */
	protected final void succeed(Values results) {
		end();
		tell("succeeds");
		setting.context.succeed(results);
	}

	/** Has it go on, if it stalls, or if it is to say only then that it has stopped. */
	final void letGo() {
		if (over || stalled == null && !heldBack) {
			return;
		}
		tell("is let go");
		if (heldBack) {
			react();
		} else {
			next.cancel();
			goOn();
		}
	}

	private void stall(Incident incident, Step then) {
		stalled = then;
		String until = incident.time() == null ? "" : " for " + Times.text(incident.time());
		tell("stalls" + incident.place() + until);
		if (incident.time() != null) {
			next = setting.time.schedule(incident.time(), this::goOn);
		}
	}

	private void goOn() {
		Step then = stalled;
		stalled = null;
		perform(then);
	}

	private void perform(Step step) {
		if (over || stopping) {
			return;
		}
		try {
			step.run();
		} catch (StoppedException e) {
			cancelled(); // the hook has been called too, and comes after this
		} catch (Exception e) {
			fail(Failures.of(e));
		}
	}

	private void fail(MethodFailure failure) {
		if (!over) {
			end();
			tell("fails with " + failure.status().name());
			setting.context.fail(failure.status(), failure.getMessage());
		}
	}

	private void cancelled() {
		if (over || cancelled) {
			return;
		}
		cancelled = true;
		CancelReaction reaction = setting.trouble.reaction();
		tell("is cancelled, which " + reaction.words());
		if (reaction.kind() == CancelReaction.Kind.WEDGE) {
			setting.works.wedge();
		} else if (reaction.kind() != CancelReaction.Kind.LOST) {
			stopping = true;
			stalled = null;
			next.cancel();
			if (reaction.delay() == null) {
				heldBack = true;
			} else if (reaction.delay().isZero()) {
				react();
			} else {
				next = setting.time.schedule(reaction.delay(), this::react);
			}
		}
	}

	private void react() {
		CancelReaction reaction = setting.trouble.reaction();
		if (over) {
			return;
		}
		switch (reaction.kind()) {
			case FAIL -> fail(new MethodFailure(Status.ofResponseCode(reaction.responseCode()),
					"the simulated device failed when it was cancelled, as it was configured to"));
			case FINISH -> finish();
			default -> confirm();
		}
	}

	private void finish() {
		try {
			complete();
		} catch (StoppedException e) {
			confirm();
		} catch (Exception e) {
			fail(Failures.of(e));
		}
	}

	/** Fails it, since the device was reset. */
	final void abort() {
		fail(new MethodFailure(Status.ERROR_OPERATION_ABORTED, "the device was reset"));
	}

	/** Tells whether something is to happen at a place, or was before it. */
	protected final boolean isDue(long position) {
		Incident incident = incidents.peek();
		return incident != null && incident.at() <= position;
	}

	/** Takes the device away; it was the last that it did. */
	protected final void unplug() {
		setting.works.unplug(new Incident(Incident.Kind.UNPLUG, Incident.BEFORE, null, ResponseCode.OK));
	}

	/** Confirms that it has stopped. */
	final void confirm() {
		end();
		tell("is stopped");
		setting.context.confirm();
	}

	/** Ends without an answer, since nobody waits for one. */
	final void drop() {
		if (!over) {
			end();
		}
	}

	private void end() {
		over = true;
		next.cancel();
		setting.works.remove(this);
		try {
			release();
		} catch (Exception e) {
			// what it held is of no use any more; the answer does not depend on it
		}
	}

	private void tell(String event) {
		setting.troubles.tell(setting.trouble, event);
	}
}
